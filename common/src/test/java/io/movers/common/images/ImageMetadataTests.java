package io.movers.common.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageMetadataTests {

    private static final String SECRET = "4.6097N 74.0817W";

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void placeAndCameraOfAJpegAreRemovedAndItsOrientationStays(int orientation) throws IOException {
        byte[] plain = picture("jpg");
        byte[] file = join(
                slice(plain, 0, 2),
                jpegSegment(0xe1, join(ascii("Exif\0\0"), exif(orientation))),
                jpegSegment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0" + SECRET)),
                jpegSegment(0xe2, ascii("MPF\0" + SECRET)),
                jpegSegment(0xed, ascii(SECRET)),
                jpegSegment(0xfe, ascii(SECRET)),
                slice(plain, 2, plain.length),
                ascii(SECRET));

        byte[] cleaned = parsed("image/jpeg", file);

        assertClean(cleaned, plain);
        assertThat(orientationOf(cleaned)).isEqualTo(orientation);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void placeAndCameraOfAPngAreRemovedAndItsOrientationStays(int orientation) throws IOException {
        byte[] plain = picture("png");
        int afterHeader = 8 + 25;
        byte[] file = join(
                slice(plain, 0, afterHeader),
                pngChunk("tEXt", ascii("Comment\0" + SECRET)),
                pngChunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
                pngChunk("eXIf", exif(orientation)),
                slice(plain, afterHeader, plain.length),
                ascii(SECRET));

        byte[] cleaned = parsed("image/png", file);

        assertClean(cleaned, plain);
        assertThat(orientationOf(cleaned)).isEqualTo(orientation);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void placeAndCameraOfAWebpAreRemovedAndItsOrientationStays(int orientation) {
        byte[] header = HexFormat.of().parseHex("0C000000000000000000");
        byte[] file = riff(
                riffChunk("VP8X", header),
                riffChunk("VP8L", new byte[] {0x2f, 1, 2, 3, 4}),
                riffChunk("EXIF", exif(orientation)),
                riffChunk("XMP ", ascii(SECRET)));

        byte[] cleaned = parsed("image/webp", file);

        assertThat(text(cleaned)).doesNotContain(SECRET).contains("VP8L");
        assertThat(orientationOf(cleaned)).isEqualTo(orientation);
        assertThat(new Bytes(cleaned).u32Little(4)).isEqualTo(cleaned.length - 8);
        assertThat(cleaned[20] & 0x0c).isEqualTo(orientation == 1 ? 0 : 8);
    }

    @Test
    void commentsOfAGifAreRemoved() throws IOException {
        byte[] plain = picture("gif");
        int afterColours = 13 + (3 << (plain[10] & 7) + 1);
        byte[] file = join(
                slice(plain, 0, afterColours),
                new byte[] {0x21, (byte) 0xfe, (byte) SECRET.length()},
                ascii(SECRET),
                new byte[] {0},
                slice(plain, afterColours, plain.length));

        assertClean(parsed("image/gif", file), plain);
    }

    @ParameterizedTest
    @EnumSource(ImageType.class)
    void brokenImageFileCausesNoError(ImageType type) throws IOException {
        Random random = new Random(7);
        byte[] start = type == ImageType.WEBP
                ? riff(riffChunk("VP8X", new byte[10]), riffChunk("EXIF", exif(6)))
                : picture(type.extension);
        for (int i = 0; i < 2_000; i++) {
            byte[] file = slice(start, 0, Math.min(start.length, 12 + random.nextInt(start.length)));
            for (int change = 0; change < 5; change++) {
                int at = 12 + random.nextInt(start.length);
                if (at < file.length) {
                    file[at] = (byte) random.nextInt(256);
                }
            }
            assertThatCode(() -> {
                        ImageSize.pixels(file, type);
                        ImageMetadata.without(file, type);
                    })
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "89504E470D0A1A0A 0000000D 49484452 00001389 00001388 0802000000",
                "474946383961 FFFF FFFF 000000",
                "FFD8 FFE0 0004 0000 FFC2 0011 08 FFFF FFFF 03",
                "524946461600000057454250 56503858 0A000000 00000000 FFFF00 FFFF00",
                "524946461600000057454250 5650384C 0A000000 2F FFFFFF0F 00",
                "524946461600000057454250 56503820 0A000000 000000 9D012A FF3F FF3F",
            })
    void moreThanTwentyFiveMegapixelsAreRefusedByTheHeader(String hex) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> parsed("image/png", file)).hasMessageContaining("25 megapixels");
    }

    @Test
    void twentyFiveMegapixelsAreAccepted() {
        byte[] file = HexFormat.of().parseHex("89504E470D0A1A0A0000000D4948445200001388000013880802000000");

        assertThat(parsed("image/png", file)).isEqualTo(file);
    }

    @Test
    void theBase64OfADataUrlMayBeWrappedAndEscaped() throws IOException {
        byte[] file = picture("png");
        String wrapped = Base64.getMimeEncoder().encodeToString(file);

        assertThat(ImageData.parse("data:image/png;base64," + wrapped).bytes()).isEqualTo(file);
        assertThat(ImageData.parse("DATA:image/PNG;name=\"a b\";Base64,"
                                + wrapped.replace("\r\n", "%0D%0A")
                                        .replace("+", "%2B")
                                        .replace("=", "%3d"))
                        .bytes())
                .isEqualTo(file);
        assertThat(ImageData.parse("data:image/png;base64," + " ".repeat(100_000) + wrapped)
                        .bytes())
                .isEqualTo(file);
        assertThatThrownBy(() -> ImageData.parse("data:image/png;base64,iVBO<script>"))
                .hasMessageContaining("base64");
    }

    private static void assertClean(byte[] cleaned, byte[] plain) throws IOException {
        assertThat(text(cleaned)).doesNotContain(SECRET);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(cleaned));
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(plain));
        assertThat(shown.getRGB(3, 4)).isEqualTo(expected.getRGB(3, 4));
        assertThat(shown.getWidth()).isEqualTo(expected.getWidth());
    }

    private static int orientationOf(byte[] file) {
        int tiff = text(file).indexOf("MM\0*");
        return tiff < 0 ? 1 : Orientation.read(new Bytes(file), tiff);
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xff8000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] parsed(String type, byte[] file) {
        return ImageData.parse("data:" + type + ";base64," + Base64.getEncoder().encodeToString(file))
                .bytes();
    }

    /** Little endian, as many cameras write it, with the camera model after the orientation. */
    private static byte[] exif(int orientation) {
        return join(
                HexFormat.of().parseHex("49492A00080000000200"),
                HexFormat.of().parseHex("12010300010000000%d000000".formatted(orientation)),
                HexFormat.of().parseHex("1001020010000000260000000000000000"),
                ascii(SECRET));
    }

    private static byte[] jpegSegment(int marker, byte[] data) {
        int length = data.length + 2;
        return join(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, data);
    }

    private static byte[] pngChunk(String name, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(ascii(name));
        crc.update(data);
        return join(number(data.length), ascii(name), data, number((int) crc.getValue()));
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] content = join(chunks);
        return join(ascii("RIFF"), little(content.length + 4), ascii("WEBP"), content);
    }

    private static byte[] riffChunk(String name, byte[] data) {
        return join(ascii(name), little(data.length), data, new byte[data.length % 2]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] slice(byte[] file, int start, int end) {
        return java.util.Arrays.copyOfRange(file, start, end);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part, 0, part.length);
        }
        return out.toByteArray();
    }
}
