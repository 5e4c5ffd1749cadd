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
        // Exactly the bytes that cookie-session writes: it does not write again what it would write the same.
        byte[] content = ("{\"jwt\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
        clearToken(response);
        writeMarker(response, Base64.getEncoder().encodeToString(content));
    }
}
