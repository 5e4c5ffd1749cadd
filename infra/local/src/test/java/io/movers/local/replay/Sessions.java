package io.movers.local.replay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cookies of the labelled sessions, signed with the key of the suite under test. */
final class Sessions {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final String jwtKey;
    private final JsonNode labels;

    Sessions(String jwtKey, JsonNode labels) {
        this.jwtKey = jwtKey;
        this.labels = labels;
    }

    static Sessions recorded(String jwtKey) {
        return new Sessions(jwtKey, Json.parse(Transcript.file("sessions.json")).path("sessions"));
    }

    JsonNode label(String name) {
        return labels.path(name);
    }

    /** The role of a label; empty without a valid session (no session, or a token that does not verify). */
    Optional<String> role(String label) {
        JsonNode session = labels.path(label);
        if (!session.has("claims") || session.has("signedWith")) {
            return Optional.empty();
        }
        return Optional.of(session.path("claims").path("role").asString("user"));
    }

    Optional<String> cookie(String label, Bindings bindings) {
        if (label.isEmpty()) {
            return Optional.empty();
        }
        JsonNode session = labels.path(label);
        if (session.isMissingNode()) {
            throw new IllegalArgumentException("A session that sessions.json does not have: " + label);
        }
        if (session.has("cookie")) {
            String cookie = session.path("cookie").stringValue();
            return Optional.of(cookie.contains("base64(") ? "express:sess=" + legacy("not.a.jwt") : cookie);
        }
        String key = session.path("signedWith").asString("");
        JsonNode claims = bindings.resolve(session.path("claims"));
        return Optional.of(cookie(token(claims, key.isEmpty() ? jwtKey : key)));
    }

    static String cookie(String token) {
        // The second name is used without TLS.
        return "__Host-movers=" + token + "; movers=" + token + "; express:sess=1";
    }

    private static String legacy(String jwt) {
        return Base64.getEncoder().encodeToString(("{\"jwt\":\"" + jwt + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    String token(JsonNode claims) {
        return token(claims, jwtKey);
    }

    private static String token(JsonNode claims, String key) {
        long now = Instant.now().getEpochSecond();
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        claims.properties().forEach(claim -> payload.set(claim.getKey(), claim.getValue()));
        payload.put("iat", now);
        payload.put("exp", now + 7 * 24 * 3600);
        payload.put("iss", "movers");
        payload.put("aud", "movers");
        payload.put("jti", UUID.randomUUID().toString());
        String head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(payload.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return head + "." + URL.encodeToString(mac.doFinal(head.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The claims inside a token, unverified. */
    static JsonNode claims(String token) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
