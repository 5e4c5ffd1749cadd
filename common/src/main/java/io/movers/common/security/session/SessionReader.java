package io.movers.common.security.session;

import io.movers.common.security.SessionCookies;
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
 * Finds the token in a request: in our cookie, in the Node services' cookie {@code express:sess}, or in the {@code
 * Authorization} header.
 */
public final class SessionReader {

    private static final String BEARER = "bearer ";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Place> places;

    private SessionReader(List<Place> places) {
        this.places = places;
    }

    /** Prefers our cookie to that of Node services. */
    public static SessionReader ownFirst(String cookieName) {
        return new SessionReader(List.of(own(cookieName), SessionReader::nodeCookie, SessionReader::bearer));
    }

    /** Prefers the cookie of Node services, because one of them may have renewed the session. */
    public static SessionReader nodeFirst(String cookieName) {
        return new SessionReader(List.of(SessionReader::nodeCookie, own(cookieName), SessionReader::bearer));
    }

    /** The request's token, or null if it has none. */
    public @Nullable String read(HttpServletRequest request) {
        for (Place place : places) {
            String token = place.find(request);
            if (token != null) {
                return token;
            }
        }
        return null;
    }

    /** Whether the request carries the marker cookie, whatever its value. */
    public boolean hasMarker(HttpServletRequest request) {
        return value(request, SessionCookies.MARKER) != null;
    }

    private static Place own(String cookieName) {
        return request -> cookie(request, cookieName);
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        String value = value(request, name);
        return value == null || value.isEmpty() ? null : value;
    }

    // Not from the container's parser, which drops cookies whose name has a colon.
    private static @Nullable String value(HttpServletRequest request, String name) {
        for (String header : Collections.list(request.getHeaders(HttpHeaders.COOKIE))) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return unquoted(pair.substring(equals + 1).strip());
                }
            }
        }
        return null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    // base64 of {"jwt":"…"}. Our own marker has no such content and counts as absent.
    private static @Nullable String nodeCookie(HttpServletRequest request) {
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

    /** A place in a request that may contain the token. */
    private interface Place {
        @Nullable String find(HttpServletRequest request);
    }
}
