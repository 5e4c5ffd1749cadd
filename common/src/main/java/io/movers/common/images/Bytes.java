package io.movers.common.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers and names from a file. Bytes beyond its end read as zero. */
record Bytes(byte[] file) {

    int length() {
        return file.length;
    }

    int u8(int at) {
        return at >= 0 && at < file.length ? file[at] & 0xff : 0;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(int at) {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32Little(int at) {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    boolean has(int at, String name) {
        byte[] expected = name.getBytes(StandardCharsets.ISO_8859_1);
        return at >= 0
                && at + expected.length <= file.length
                && Arrays.equals(file, at, at + expected.length, expected, 0, expected.length);
    }
}
