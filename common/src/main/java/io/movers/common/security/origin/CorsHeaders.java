package io.movers.common.security.origin;

import io.movers.common.IdempotencyHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;

/**
 * Writes CORS headers as recorded. Every answer, including errors, allows credentials and varies by origin, but names only
 * allowed origins; without its name a browser neither sends the request nor shows the answer. Every preflight is a 204.
 *
 * <p>Spring's own processor refuses other origins instead. {@link OriginFilter} refuses their unsafe requests.
 */
public final class CorsHeaders implements CorsProcessor {

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
            if (request.getHeader(IdempotencyHeaders.KEY) != null) {
                response.setHeader(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        IdempotencyHeaders.REPLAYED + ", " + HttpHeaders.RETRY_AFTER);
            }
            return true;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                asksForKey(request) ? HEADERS + ", " + IdempotencyHeaders.KEY : HEADERS);
        response.setStatus(HttpStatus.NO_CONTENT.value());
        return false;
    }

    private static boolean asksForKey(HttpServletRequest preflight) {
        String asked = preflight.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        return asked != null
                && asked.toLowerCase(Locale.ROOT).contains(IdempotencyHeaders.KEY.toLowerCase(Locale.ROOT));
    }
}
