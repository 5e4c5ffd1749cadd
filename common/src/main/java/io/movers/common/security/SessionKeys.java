package io.movers.common.security;

import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What signs session tokens and what verifies them. With a shared key (HS256) each service that verifies a session could also issue
 * one. With a pair of keys (ES256) only the holder of the private key can. A service may accept both while it is moved from one to the other.
 */
final class SessionKeys {
    private final List<SecretKey> shared = new ArrayList<>();
    private final Map<String, ECPublicKey> published = new LinkedHashMap<>();
    private final @Nullable ECPrivateKey signing;
    private final String signingId;

    /** @throws IllegalStateException none of the public keys belongs to the private one */
    SessionKeys(SessionProperties properties) {
        properties.sharedKeys().forEach(key -> shared.add(new SecretKeySpec(key, "HmacSHA256")));
        properties.publicKeys().forEach(key -> published.put(idOf(key), key));
        signing = properties.privateKey();
        signingId = signing == null ? "" : idOfPair(signing);
    }

    /** How each kind of key is given to a parser; no parser accepts another kind's algorithm. */
    List<Consumer<JwtParserBuilder>> verifiers() {
        List<Consumer<JwtParserBuilder>> verifiers = new ArrayList<>();
        if (!published.isEmpty()) {
            verifiers.add(parser -> parser.keyLocator(header -> published.get(keyId(header)))
                    .sig()
                    .clear()
                    .add(Jwts.SIG.ES256));
        }
        for (SecretKey key : shared) {
            verifiers.add(parser -> parser.verifyWith(key).sig().clear().add(Jwts.SIG.HS256));
        }
        return verifiers;
    }

    /** @throws IllegalStateException this service has keys to verify sessions, but none to sign them */
    void sign(JwtBuilder token) {
        if (signing != null) {
            token.header().keyId(signingId).and().signWith(signing, Jwts.SIG.ES256);
        } else if (!shared.isEmpty()) {
            token.signWith(shared.get(0), Jwts.SIG.HS256);
        } else {
            throw new IllegalStateException("Only a service with JWT_PRIVATE_KEY or JWT_KEY can sign sessions");
        }
    }

    private static String keyId(Header header) {
        String id = header instanceof ProtectedHeader signed ? signed.getKeyId() : null;
        return id == null ? "" : id;
    }

    /** The thumbprint of RFC 7638, so that the same key has the same id everywhere. */
    private static String idOf(ECPublicKey key) {
        return Jwks.builder().key(key).idFromThumbprint().build().getId();
    }

    private String idOfPair(ECPrivateKey key) {
        String token =
                Jwts.builder().subject("probe").signWith(key, Jwts.SIG.ES256).compact();
        return published.entrySet().stream()
                .filter(candidate -> verifies(candidate.getValue(), token))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "JWT_PUBLIC_KEYS must contain the public key of JWT_PRIVATE_KEY: no service could verify its sessions"))
                .getKey();
    }

    private static boolean verifies(ECPublicKey key, String token) {
        try {
            Jwts.parser().verifyWith(key).build().parseSignedClaims(token);
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }
}
