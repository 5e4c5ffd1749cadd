package io.movers.common.images;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Removes an image's metadata: place, camera, time, comments. The orientation stays. Nothing is decoded. If a file violates
 * its format, everything from that point on stays as it is.
 */
final class ImageMetadata {

    private static final String EXIF = "Exif\0\0";

    private ImageMetadata() {}

    static byte[] without(byte[] file, ImageType type) {
        return switch (type) {
            case JPEG -> jpeg(new Bytes(file));
            case PNG -> png(new Bytes(file));
            case WEBP -> webp(new Bytes(file));
            case GIF -> gif(new Bytes(file));
        };
    }

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;

    private static byte[] jpeg(Bytes bytes) {
        Output out = new Output(bytes);
        int orientation = Orientation.UPRIGHT;
        int at = 2;
        int firstSegment = at;
        ByteArrayOutputStream segments = new ByteArrayOutputStream();
        Output kept = new Output(bytes, segments);
        while (at + 4 <= bytes.length() && bytes.u8(at) == 0xff) {
            int marker = bytes.u8(at + 1);
            int end = at + 2 + bytes.u16(at + 2);
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == END_OF_IMAGE || end > bytes.length() || end < at + 4) {
                break;
            }
            if (marker == APP1 && bytes.has(at + 4, EXIF)) {
                orientation = Orientation.read(bytes, at + 4 + EXIF.length());
            } else if (isPicture(bytes, at, marker)) {
                kept.copy(at, end);
            }
            at = end;
            if (marker == START_OF_SCAN) {
                int scanned = endOfScan(bytes, at);
                kept.copy(at, scanned);
                at = scanned;
            }
        }
        // Bytes after the end of the image are dropped: they may be another image with its own metadata.
        int end = bytes.u8(at) == 0xff && bytes.u8(at + 1) == END_OF_IMAGE ? at + 2 : bytes.length();
        kept.copy(at, end);
        out.copy(0, firstSegment);
        if (orientation != Orientation.UPRIGHT) {
            out.write(0xff, APP1);
            byte[] tiff = Orientation.tiff(orientation);
            int length = 2 + EXIF.length() + tiff.length;
            out.write(length >> 8, length);
            out.write(EXIF);
            out.write(tiff);
        }
        out.write(segments.toByteArray());
        return out.bytes();
    }

    private static boolean isPicture(Bytes bytes, int at, int marker) {
        if (marker == APP2) {
            return bytes.has(at + 4, "ICC_PROFILE\0");
        }
        return marker != COMMENT && (marker < APP0 || marker > APP15 || marker == APP0 || marker == APP14);
    }

    /** The position of the next marker, not counting restart markers and escaped bytes of the scan. */
    private static int endOfScan(Bytes bytes, int from) {
        int at = from;
        while (at + 1 < bytes.length()) {
            int next = bytes.u8(at + 1);
            if (bytes.u8(at) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                return at;
            }
            at++;
        }
        return bytes.length();
    }

    private static final Set<String> PNG_TEXTS = Set.of("tEXt", "zTXt", "iTXt", "tIME");
    private static final int PNG_START = 8;
    private static final int PNG_FRAME = 12;

    private static byte[] png(Bytes bytes) {
        Output out = new Output(bytes);
        out.copy(0, PNG_START);
        int at = PNG_START;
        boolean ended = false;
        while (!ended && at + PNG_FRAME <= bytes.length()) {
            long length = bytes.u32(at);
            if (length > bytes.length() - at - PNG_FRAME) {
                break;
            }
            int end = at + PNG_FRAME + (int) length;
            int chunk = at + 4;
            if (bytes.has(chunk, "eXIf")) {
                int orientation = Orientation.read(bytes, at + 8);
                if (orientation != Orientation.UPRIGHT) {
                    out.pngChunk("eXIf", Orientation.tiff(orientation));
                }
            } else if (PNG_TEXTS.stream().noneMatch(text -> bytes.has(chunk, text))) {
                out.copy(at, end);
            }
            ended = bytes.has(chunk, "IEND");
            at = end;
        }
        if (!ended) {
            out.copy(at, bytes.length());
        }
        return out.bytes();
    }

    private static final int RIFF_START = 12;
    private static final int CHUNK_START = 8;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    private static byte[] webp(Bytes bytes) {
        Output out = new Output(bytes);
        out.copy(0, RIFF_START);
        int at = RIFF_START;
        int flags = -1;
        int orientation = Orientation.UPRIGHT;
        while (at + CHUNK_START <= bytes.length()) {
            long length = bytes.u32Little(at + 4);
            if (length > bytes.length() - at - CHUNK_START) {
                break;
            }
            int end = Math.min(bytes.length(), at + CHUNK_START + (int) (length + length % 2));
            if (bytes.has(at, "EXIF")) {
                int tiff = at + CHUNK_START + (bytes.has(at + CHUNK_START, EXIF) ? EXIF.length() : 0);
                orientation = Orientation.read(bytes, tiff);
            } else if (!bytes.has(at, "XMP ")) {
                if (bytes.has(at, "VP8X")) {
                    flags = out.size() + CHUNK_START;
                }
                out.copy(at, end);
            }
            at = end;
        }
        boolean turned = orientation != Orientation.UPRIGHT && flags > 0;
        if (at + CHUNK_START <= bytes.length()) {
            out.copy(at, bytes.length());
        } else if (turned) {
            byte[] tiff = Orientation.tiff(orientation);
            out.write("EXIF");
            out.writeLittle(tiff.length);
            out.write(tiff);
        }
        byte[] file = out.bytes();
        if (flags > 0 && flags < file.length) {
            file[flags] = (byte) ((file[flags] & ~(EXIF_FLAG | XMP_FLAG)) | (turned ? EXIF_FLAG : 0));
        }
        if (file.length != bytes.length()) {
            writeLittle(file, 4, file.length - CHUNK_START);
        }
        return file;
    }

    private static void writeLittle(byte[] file, int at, int value) {
        for (int i = 0; i < 4; i++) {
            file[at + i] = (byte) (value >> (8 * i));
        }
    }

    private static final int GIF_START = 13;
    private static final int GIF_EXTENSION = 0x21;
    private static final int GIF_IMAGE = 0x2c;
    private static final int GIF_COMMENT = 0xfe;
    private static final int GIF_APPLICATION = 0xff;

    private static byte[] gif(Bytes bytes) {
        Output out = new Output(bytes);
        int at = Math.min(bytes.length(), GIF_START + colours(bytes.u8(10)));
        out.copy(0, at);
        while (bytes.u8(at) == GIF_EXTENSION || bytes.u8(at) == GIF_IMAGE) {
            boolean image = bytes.u8(at) == GIF_IMAGE;
            int blocks = image ? at + 11 + colours(bytes.u8(at + 9)) : at + 2;
            int end = endOfBlocks(bytes, blocks);
            if (end < 0) {
                break;
            }
            boolean told = !image
                    && (bytes.u8(at + 1) == GIF_COMMENT
                            || (bytes.u8(at + 1) == GIF_APPLICATION && bytes.has(at + 3, "XMP Data")));
            if (!told) {
                out.copy(at, end);
            }
            at = end;
        }
        out.copy(at, bytes.length());
        return out.bytes();
    }

    private static int colours(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 0x07) + 1);
    }

    private static int endOfBlocks(Bytes bytes, int from) {
        int at = from;
        while (at < bytes.length()) {
            int length = bytes.u8(at);
            at += length + 1;
            if (length == 0) {
                return at;
            }
        }
        return -1;
    }

    /** The new file, built from parts of the old one. */
    private static final class Output {

        private final Bytes from;
        private final ByteArrayOutputStream out;

        Output(Bytes from) {
            this(from, new ByteArrayOutputStream(from.length()));
        }

        Output(Bytes from, ByteArrayOutputStream out) {
            this.from = from;
            this.out = out;
        }

        void copy(int start, int end) {
            int last = Math.min(end, from.length());
            if (start < last) {
                out.write(from.file(), start, last - start);
            }
        }

        void write(int... values) {
            for (int value : values) {
                out.write(value);
            }
        }

        void write(byte[] part) {
            out.write(part, 0, part.length);
        }

        void write(String name) {
            write(name.getBytes(StandardCharsets.ISO_8859_1));
        }

        void writeLittle(int value) {
            write(value, value >> 8, value >> 16, value >> 24);
        }

        void pngChunk(String name, byte[] data) {
            write(0, 0, data.length >> 8, data.length);
            write(name);
            write(data);
            CRC32 crc = new CRC32();
            crc.update(name.getBytes(StandardCharsets.ISO_8859_1));
            crc.update(data);
            int sum = (int) crc.getValue();
            write(sum >> 24, sum >> 16, sum >> 8, sum);
        }

        int size() {
            return out.size();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
