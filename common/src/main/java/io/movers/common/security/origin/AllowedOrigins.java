package io.movers.common.security.origin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;

/** The origins whose pages may call: the configured ones and the host itself. */
public final class AllowedOrigins implements CorsConfigurationSource {

    private final CorsConfiguration configuration = new CorsConfiguration();

    /** Creates it from the configured origins. */
    public AllowedOrigins(CorsProperties properties) {
        properties.allowedOrigins().forEach(origin -> configuration.addAllowedOriginPattern(pattern(origin)));
        configuration.setAllowCredentials(true);
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return configuration;
    }

    /** Whether that origin is a configured one. */
    boolean allows(@Nullable String origin) {
        return configuration.checkOrigin(origin) != null;
    }

    /** Whether the request comes from a page of the host that it is sent to. */
    static boolean isOwn(HttpServletRequest request) {
        try {
            return request.getHeader(HttpHeaders.ORIGIN) != null && !CorsUtils.isCorsRequest(request);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // In Spring's patterns a * in place of the port matches any text; [*] matches any port, or none.
    private static String pattern(String origin) {
        return origin.endsWith(":*") ? origin.substring(0, origin.length() - 1) + "[*]" : origin;
    }
}
