package io.movers.common.security;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The session as the original's services give and take it: the token in <code>express:sess</code>, as base64 of <code>
 * {"jwt":"…"}</code>. A hidden cookie of ours beside it would outlive a sign-out there, so it is taken away.
 */
final class NodeCookies extends SessionCookies {

    NodeCookies(SessionProperties properties) {
        super(properties);
    }

    @Override
    public void write(HttpServletResponse response, String token) {
        // To the byte what cookie-session writes: what it reads back the same, it does not write again.
        byte[] content = ("{\"jwt\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
        clearOwn(response);
        addReadable(response, Base64.getEncoder().encodeToString(content));
    }

    @Override
    SessionReader reader() {
        return SessionReader.originalFirst(name());
    }
}
