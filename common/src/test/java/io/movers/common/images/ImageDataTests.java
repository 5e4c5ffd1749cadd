package io.movers.common.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDataTests {

    @ParameterizedTest
    @CsvSource({
        "89504E470D0A1A0A00, image/png, png",
        "FFD8FFE000, image/jpeg, jpg",
        "474946383961, image/gif, gif",
        "524946460000000057454250, image/webp, webp",
    })
    void imageTypeIsDetectedFromTheContentNotTheUrl(String hex, String contentType, String extension) {
        ImageData image = ImageData.parse(
                dataUrl("image/svg+xml", java.util.HexFormat.of().parseHex(hex)));

        assertThat(image.contentType()).isEqualTo(contentType);
        assertThat(image.extension()).isEqualTo(extension);
        assertThat(image.bytes()).isEqualTo(java.util.HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://cdn.test/a.png",
                "data:text/html;base64,PGh0bWw+",
                "data:image/png,raw",
                "data:image/png;base64,",
                "data:image/svg+xml;base64,PHN2Zz48c2NyaXB0Lz48L3N2Zz4=",
                "data:image/webp;base64,UklGRgAAAABXQVZF",
                "data:image/png;base64,A",
            })
    void textThatIsNoImageIsRefused(String text) {
        assertThatThrownBy(() -> ImageData.parse(text)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void anImageMayHaveTwoMebibytesAndNoMore() {
        byte[] largest = Arrays.copyOf("GIF89a".getBytes(StandardCharsets.US_ASCII), ImageData.MAX_BYTES);
        byte[] larger = Arrays.copyOf(largest, ImageData.MAX_BYTES + 1);
        byte[] huge = Arrays.copyOf(largest, 3 * ImageData.MAX_BYTES);

        assertThat(ImageData.parse(dataUrl("image/gif", largest)).bytes()).hasSize(2 * 1024 * 1024);
        assertThatThrownBy(() -> ImageData.parse(dataUrl("image/gif", larger))).hasMessageContaining("2 MB");
        assertThatThrownBy(() -> ImageData.parse(dataUrl("image/gif", huge))).hasMessageContaining("2 MB");
    }

    private static String dataUrl(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
