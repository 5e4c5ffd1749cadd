package io.movers.common.security;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys of the curve P-256 as {@code openssl} writes them. Their lines may have been joined, as environment variables often need. */
final class Pem {
    private static final int P256_BITS = 256;

    private Pem() {}

    /** @throws IllegalArgumentException the text is not one such key; the message does not contain it */
    static ECPrivateKey privateKey(String text) {
        List<ECPrivateKey> keys = blocks(text, "PRIVATE KEY")
                .map(der -> onP256(() ->
                        (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der))))
                .toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException("Not one private key");
        }
        return keys.get(0);
    }

    /** @throws IllegalArgumentException the text is not one or several such keys */
    static List<ECPublicKey> publicKeys(String text) {
        List<ECPublicKey> keys = blocks(text, "PUBLIC KEY")
                .map(der -> onP256(
                        () -> (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der))))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("No public key");
        }
        return keys;
    }

    private static Stream<byte[]> blocks(String text, String label) {
        return Pattern.compile("-----BEGIN %1$s-----([A-Za-z0-9+/=\\s]+)-----END %1$s-----".formatted(label))
                .matcher(text)
                .results()
                .map(block -> Base64.getMimeDecoder().decode(block.group(1)));
    }

    private static <K extends Key & ECKey> K onP256(Decoding<K> decoding) {
        try {
            K key = decoding.decode();
            if (key.getParams().getOrder().bitLength() != P256_BITS) {
                throw new IllegalArgumentException("Not a key of the curve P-256");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key of the curve P-256", e);
        }
    }

    private interface Decoding<K> {
        K decode() throws GeneralSecurityException;
    }
}
