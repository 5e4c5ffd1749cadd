package io.movers.common.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the token in a request: in our cookie, else in the form that the Node services gave their cookie, else in the
 * <code>Authorization</code> header.
 */
final class SessionReader {

    private static final String BEARER = "bearer ";

    private final String cookieName;
    private final JsonMapper json = JsonMapper.builder().build();

    SessionReader(SessionCookies cookies) {
        this.cookieName = cookies.name();
    }

    @Nullable String read(HttpServletRequest request) {
        String token = cookie(request, cookieName);
        if (token == null) {
            token = original(cookie(request, SessionCookies.MARKER));
        }
        return token == null ? bearer(request.getHeader(HttpHeaders.AUTHORIZATION)) : token;
    }

    // By hand: the container's parser drops cookies whose name has a colon.
    private static @Nullable String cookie(HttpServletRequest request, String name) {
        for (String header : Collections.list(request.getHeaders(HttpHeaders.COOKIE))) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    String value = unquoted(pair.substring(equals + 1).strip());
                    return value.isEmpty() ? null : value;
                }
            }
        }
        return null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    // base64 of {"jwt":"…"}; our own marker has no such content and counts as absent.
    private @Nullable String original(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            byte[] content = Base64.getDecoder()
                    .decode(value.replace("%3D", "=").replace('-', '+').replace('_', '/'));
            String jwt = json.readTree(new String(content, StandardCharsets.UTF_8))
                    .path("jwt")
                    .asString("");
            return jwt.isEmpty() ? null : jwt;
        } catch (IllegalArgumentException | JacksonException e) {
            return null;
        }
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
