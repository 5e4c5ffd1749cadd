package io.movers.common.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The accepted image types, recognised by the first bytes of a file. */
enum ImageType {
    PNG("image/png", "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    JPEG("image/jpeg", "jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    GIF("image/gif", "gif", "GIF8".getBytes(StandardCharsets.US_ASCII)),
    WEBP("image/webp", "webp", "RIFF".getBytes(StandardCharsets.US_ASCII));

    private static final int WEBP_AT = 8;
    private static final byte[] WEBP_NAME = "WEBP".getBytes(StandardCharsets.US_ASCII);

    final String contentType;
    final String extension;
    private final byte[] start;

    ImageType(String contentType, String extension, byte[] start) {
        this.contentType = contentType;
        this.extension = extension;
        this.start = start;
    }

    static @Nullable ImageType of(byte[] file) {
        return Arrays.stream(values())
                .filter(type -> type.matches(file))
                .findFirst()
                .orElse(null);
    }

    private boolean matches(byte[] file) {
        return has(file, 0, start) && (this != WEBP || has(file, WEBP_AT, WEBP_NAME));
    }

    private static boolean has(byte[] file, int at, byte[] expected) {
        return file.length >= at + expected.length
                && Arrays.equals(file, at, at + expected.length, expected, 0, expected.length);
    }
}
