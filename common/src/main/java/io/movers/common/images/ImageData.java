package io.movers.common.images;

import io.movers.common.errors.BadRequestException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as it came in a request.
 *
 * @param contentType its type, found by its content
 * @param extension file name extension of that type
 * @param bytes the file
 */
public record ImageData(String contentType, String extension, byte[] bytes) {

    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final Pattern PREFIX = Pattern.compile("data:image/[\\w.+-]{1,40};base64,");
    // Four characters carry three bytes; the slack is for padding and the prefix.
    private static final int MAX_CHARACTERS = MAX_BYTES / 3 * 4 + 100;

    /** Whether the text is a data URL at all, as opposed to, say, the address of an image stored before. */
    public static boolean isDataUrl(String text) {
        return text.startsWith("data:");
    }

    /**
     * Reads a <code>data:image/…;base64,…</code> URL.
     *
     * @throws BadRequestException when it is no such URL, no png, jpeg, webp or gif, or larger than 2 MiB
     */
    public static ImageData parse(String dataUrl) {
        Matcher prefix = PREFIX.matcher(dataUrl);
        if (!prefix.lookingAt()) {
            throw new BadRequestException("The image must be a data URL (data:image/png;base64,...)");
        }
        if (dataUrl.length() > MAX_CHARACTERS) {
            throw tooLarge();
        }
        byte[] bytes = decode(dataUrl.substring(prefix.end()));
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        ImageType type = ImageType.of(bytes);
        if (type == null) {
            throw new BadRequestException("The image must be a png, jpeg, webp or gif");
        }
        return new ImageData(type.contentType, type.extension, bytes);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("The image is not valid base64");
        }
    }

    private static BadRequestException tooLarge() {
        return new BadRequestException("The image is larger than 2 MB");
    }
}
