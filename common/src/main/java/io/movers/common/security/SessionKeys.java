package io.movers.common.security;

import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.Jwks;
import java.security.GeneralSecurityException;
import java.security.Signature;
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
    private static final byte[] PROBE = {1, 2, 3};

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
        return published.entrySet().stream()
                .filter(candidate -> isPair(key, candidate.getValue()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "JWT_PUBLIC_KEYS must contain the public key of JWT_PRIVATE_KEY: no service could verify its sessions"))
                .getKey();
    }

    private static boolean isPair(ECPrivateKey privateKey, ECPublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot sign with JWT_PRIVATE_KEY", e);
        }
    }
}
