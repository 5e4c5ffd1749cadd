package io.movers.resources.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class QrCodeTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://meb.moversapp.co/api/resources/find-by-ref?ref=R-1",
                "https://meb.moversapp.co/api/resources/find/5f0000000000000000000404",
                "https://meb.moversapp.co/api/resources/find-by-ref?ref=Bicicleta%20n%C3%BAmero%201%20de%20la%20sede%20norte"
            })
    void qrCodeCanBeScanned(String text) throws Exception {
        assertThat(read(QrCode.dataUrl(text))).isEqualTo(text);
    }

    /** The text that a scanner reads from a picture given as a data URL. */
    public static String read(String dataUrl) throws Exception {
        assertThat(dataUrl).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }
}
