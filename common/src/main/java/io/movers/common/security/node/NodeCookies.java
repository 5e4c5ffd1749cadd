package io.movers.common.security.node;

import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Sets the session cookie of the Node services: the token in {@code express:sess}, as base64 of <code>{"jwt":"…"}</code>. It
 * removes our hidden cookie, which would outlive a sign-out at a Node service.
 */
public final class NodeCookies extends SessionCookies {

    public NodeCookies(SessionProperties properties) {
        super(properties);
    }

    @Override
    public void write(HttpServletResponse response, String token) {
        clearToken(response);
        writeMarker(response, content(token));
    }

    @Override
    public int length(String token) {
        return super.length(content(token));
    }

    // Exactly the bytes that cookie-session writes: it does not set the cookie again if its own would be the same.
    private static String content(String token) {
        byte[] json = ("{\"jwt\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(json);
    }
}
