package io.movers.auth.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** The form of the Node services: scrypt with Node's default parameters, 64 bytes in hex, a dot, and the salt. */
final class ScryptForm implements PasswordForm {
    private static final Pattern STORED = Pattern.compile("([0-9a-f]{128})\\.([0-9a-f]+)");

    private static final int SALT_BYTES = 8;
    private static final int HASH_BYTES = 64;
    private static final int COST = 16_384;
    private static final int BLOCK = 8;
    private static final int PARALLELISM = 1;

    @Override
    public String encode(String password) {
        return encode(password, HexFormat.of().formatHex(CodeService.bytes(SALT_BYTES)));
    }

    String encode(String password, String salt) {
        return HexFormat.of().formatHex(hash(password, salt)) + "." + salt;
    }

    @Override
    public boolean isOf(String stored) {
        return STORED.matcher(stored).matches();
    }

    @Override
    public boolean matches(String password, String stored) {
        int dot = stored.indexOf('.');
        return MessageDigest.isEqual(
                HexFormat.of().parseHex(stored, 0, dot), hash(password, stored.substring(dot + 1)));
    }

    /** Uses the bytes of the salt's hexadecimal text, as the Node services do. */
    private static byte[] hash(String password, String salt) {
        return SCrypt.generate(bytes(password), bytes(salt), COST, BLOCK, PARALLELISM, HASH_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
