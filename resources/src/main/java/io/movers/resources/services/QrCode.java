package io.movers.resources.services;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A QR code as a data URL. The picture is a PNG with one bit per pixel, written by our own code: one bulk load creates
 * thousands of pictures, and the platform's encoder takes ten times as long.
 */
final class QrCode {
    private static final int PIXELS_PER_MODULE = 4;
    private static final int QUIET_ZONE = 4;

    /** Uses a fixed mask: trying all eight takes most of the time, and a code with any of them can be read. */
    private static final Map<EncodeHintType, Object> HINTS = Map.of(EncodeHintType.QR_MASK_PATTERN, 3);

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private QrCode() {}

    /** Draws the text as {@code data:image/png;base64,…}. */
    static String dataUrl(String text) {
        try {
            ByteMatrix modules =
                    Encoder.encode(text, ErrorCorrectionLevel.M, HINTS).getMatrix();
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(modules));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text is too long for a QR code", e);
        }
    }

    private static byte[] png(ByteMatrix modules) {
        int size = (modules.getWidth() + 2 * QUIET_ZONE) * PIXELS_PER_MODULE;
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        out.writeBytes(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream(13);
        header.writeBytes(number(size));
        header.writeBytes(number(size));
        // One bit per pixel; grey; default compression and filter; not interlaced.
        header.writeBytes(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", deflated(pixels(modules, size)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Rows of bits, 1 for white, each preceded by the byte for "not filtered". All rows of one line of modules are equal. */
    private static byte[] pixels(ByteMatrix modules, int size) {
        int rowBytes = 1 + (size + 7) / 8;
        byte[] pixels = new byte[rowBytes * size];
        for (int y = 0; y < size; y++) {
            if (y % PIXELS_PER_MODULE == 0) {
                drawRow(modules, y / PIXELS_PER_MODULE - QUIET_ZONE, pixels, y * rowBytes + 1, size);
            } else {
                System.arraycopy(pixels, (y - 1) * rowBytes, pixels, y * rowBytes, rowBytes);
            }
        }
        return pixels;
    }

    private static void drawRow(ByteMatrix modules, int row, byte[] pixels, int offset, int size) {
        for (int x = 0; x < size; x++) {
            if (!isBlack(modules, x / PIXELS_PER_MODULE - QUIET_ZONE, row)) {
                pixels[offset + x / 8] |= (byte) (0x80 >> (x % 8));
            }
        }
    }

    private static boolean isBlack(ByteMatrix modules, int column, int row) {
        return column >= 0
                && row >= 0
                && column < modules.getWidth()
                && row < modules.getHeight()
                && modules.get(column, row) == 1;
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(number(data.length));
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(number((int) sum.getValue()));
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }
}
