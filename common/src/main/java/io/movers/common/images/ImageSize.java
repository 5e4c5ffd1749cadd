package io.movers.common.images;

/** Reads the number of an image's pixels from its header; nothing is decoded. */
final class ImageSize {

    private ImageSize() {}

    /** Width times height; zero if the header does not contain them. */
    static long pixels(byte[] file, ImageType type) {
        Bytes bytes = new Bytes(file);
        return switch (type) {
            case PNG -> bytes.has(12, "IHDR") ? bytes.u32(16) * bytes.u32(20) : 0;
            case GIF -> (long) bytes.u16Little(6) * bytes.u16Little(8);
            case JPEG -> jpeg(bytes);
            case WEBP -> webp(bytes);
        };
    }

    private static long jpeg(Bytes bytes) {
        int at = 2;
        while (at + 4 <= bytes.length() && bytes.u8(at) == 0xff) {
            int marker = bytes.u8(at + 1);
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                return (long) bytes.u16(at + 5) * bytes.u16(at + 7);
            } else {
                at += 2 + Math.max(2, bytes.u16(at + 2));
            }
        }
        return 0;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static long webp(Bytes bytes) {
        if (bytes.has(12, "VP8X")) {
            return (bytes.u24Little(24) + 1L) * (bytes.u24Little(27) + 1L);
        }
        if (bytes.has(12, "VP8L")) {
            long bits = bytes.u32Little(21);
            return ((bits & 0x3fff) + 1) * ((bits >> 14 & 0x3fff) + 1);
        }
        return bytes.has(12, "VP8 ") ? (long) (bytes.u16Little(26) & 0x3fff) * (bytes.u16Little(28) & 0x3fff) : 0;
    }
}
