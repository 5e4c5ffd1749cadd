package io.movers.common.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the token in a request: in our cookie or in the form that the Node services give theirs, else in the <code>
 * Authorization</code> header.
 */
final class SessionReader {

    private static final String BEARER = "bearer ";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Place> places;

    private SessionReader(List<Place> places) {
        this.places = places;
    }

    /** Our cookie counts more than the original's. */
    static SessionReader ownFirst(String cookieName) {
        return new SessionReader(List.of(own(cookieName), SessionReader::original, SessionReader::bearer));
    }

    /** The original's cookie counts more than ours: a Node service may have renewed the session. */
    static SessionReader originalFirst(String cookieName) {
        return new SessionReader(List.of(SessionReader::original, own(cookieName), SessionReader::bearer));
    }

    @Nullable String read(HttpServletRequest request) {
        for (Place place : places) {
            String token = place.find(request);
            if (token != null) {
                return token;
            }
        }
        return null;
    }

    private static Place own(String cookieName) {
        return request -> cookie(request, cookieName);
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
    private static @Nullable String original(HttpServletRequest request) {
        String value = cookie(request, SessionCookies.MARKER);
        if (value == null) {
            return null;
        }
        try {
            byte[] content = Base64.getDecoder()
                    .decode(value.replace("%3D", "=").replace('-', '+').replace('_', '/'));
            String jwt = JSON.readTree(new String(content, StandardCharsets.UTF_8))
                    .path("jwt")
                    .asString("");
            return jwt.isEmpty() ? null : jwt;
        } catch (IllegalArgumentException | JacksonException e) {
            return null;
        }
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** Where a request may have its token. */
    private interface Place {
        @Nullable String find(HttpServletRequest request);
    }
}
