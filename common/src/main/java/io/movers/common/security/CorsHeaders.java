package io.movers.common.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;

/**
 * Answers as the Node services do: every answer, errors too, allows credentials and varies by origin; only an allowed
 * origin is named; preflights are 204 whoever asks. What a browser does not get named, it does not send or show. (Spring's
 * own processor refuses the requests of other origins instead; unsafe ones are refused by {@link OriginFilter}.)
 */
final class CorsHeaders implements CorsProcessor {

    private static final String METHODS = "GET,PUT,POST,DELETE,OPTIONS";
    private static final String HEADERS =
            "Access-Control-Allow-Headers,X-Requested-With, X-HTTP-Method-Override, Content-Type, Accept";

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response) {
        if (configuration == null) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String allowed = configuration.checkOrigin(origin);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        if (allowed != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        }
        if (!CorsUtils.isPreFlightRequest(request)) {
            return true;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        response.setStatus(HttpStatus.NO_CONTENT.value());
        return false;
    }
}
