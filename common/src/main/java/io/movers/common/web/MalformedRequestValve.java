package io.movers.common.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;

/**
 * Turns what Tomcat refuses before it knows a route into the caller's mistake: an unknown transfer coding is a 501 to it, an
 * unknown version of HTTP a 505. Neither is a failure of the service.
 */
final class MalformedRequestValve extends ValveBase {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        int status = response.getStatus();
        if (status == HttpStatus.NOT_IMPLEMENTED.value() || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value()) {
            response.getCoyoteResponse().setStatus(HttpStatus.BAD_REQUEST.value());
        }
        getNext().invoke(request, response);
    }
}
