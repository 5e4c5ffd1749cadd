package io.movers.common.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;

/** Which origins may call: the configured ones, and the host itself. */
final class AllowedOrigins implements CorsConfigurationSource {

    private final CorsConfiguration configuration = new CorsConfiguration();

    AllowedOrigins(CorsProperties properties) {
        properties.allowedOrigins().forEach(origin -> configuration.addAllowedOriginPattern(pattern(origin)));
        configuration.setAllowCredentials(true);
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return configuration;
    }

    /** Whether a page of that origin is one of the configured. */
    boolean allows(@Nullable String origin) {
        return configuration.checkOrigin(origin) != null;
    }

    /** Whether the request comes from a page of this host, as the client addressed it. */
    static boolean isOwn(HttpServletRequest request) {
        try {
            return request.getHeader(HttpHeaders.ORIGIN) != null && !CorsUtils.isCorsRequest(request);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // In Spring's patterns a * at the place of the port stands for any text; [*] stands for any port, or none.
    private static String pattern(String origin) {
        return origin.endsWith(":*") ? origin.substring(0, origin.length() - 1) + "[*]" : origin;
    }
}
