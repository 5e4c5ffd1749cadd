package io.movers.common.images;

import io.movers.common.errors.BadRequestException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as it came in a request.
 *
 * @param contentType its type, detected from its content
 * @param extension file name extension of that type
 * @param bytes the file
 */
public record ImageData(String contentType, String extension, byte[] bytes) {

    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final long MAX_PIXELS = 25_000_000;
    private static final String SCHEME = "data:";

    private static final int MAX_PREFIX = 500;
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,100}";
    /** RFC 2397: the type may have parameters before <code>;base64</code>, and letter case does not matter. */
    private static final Pattern PREFIX = Pattern.compile(
            "data:image/" + TOKEN + "(?:;" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\p{Cntrl}]{0,100}\"))*;base64,",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WRAPPING = Pattern.compile("[ \t\r\n]+|%(?:20|09|0[aAdD])");
    private static final Pattern ESCAPED = Pattern.compile("%(2[bBfF]|3[dD])");
    // Four characters encode three bytes. Each line of 76 characters may end with a line break of two characters, or
    // six
    // if escaped.
    private static final int MAX_CHARACTERS = MAX_BYTES / 3 * 4 / 76 * 82 + MAX_PREFIX;

    /** Whether the text is a data URL, as opposed to, say, the address of a stored image. */
    public static boolean isDataUrl(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Whether a data URL begins as one of a base64 image must. {@link #parse} checks the rest. */
    static boolean isWellFormed(String dataUrl) {
        return prefix(dataUrl).lookingAt();
    }

    private static Matcher prefix(String dataUrl) {
        return PREFIX.matcher(dataUrl.substring(0, Math.min(dataUrl.length(), MAX_PREFIX)));
    }

    /**
     * Reads a <code>data:image/…;base64,…</code> URL; the base64 text may contain line breaks.
     *
     * <p>The file's metadata is removed, except for the orientation.
     *
     * @throws BadRequestException the text is not such a URL, or the image is not a png, jpeg, webp or gif, or has more than
     *     2 MiB or 25 megapixels
     */
    public static ImageData parse(String dataUrl) {
        Matcher prefix = prefix(dataUrl);
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
        if (ImageSize.pixels(bytes, type) > MAX_PIXELS) {
            throw new BadRequestException("The image has more than 25 megapixels");
        }
        return new ImageData(type.contentType, type.extension, ImageMetadata.without(bytes, type));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder()
                    .decode(ESCAPED.matcher(WRAPPING.matcher(base64).replaceAll(""))
                            .replaceAll(escaped -> Character.toString(Integer.parseInt(escaped.group(1), 16))));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("The image is not valid base64");
        }
    }

    private static BadRequestException tooLarge() {
        return new BadRequestException("The image is larger than 2 MB");
    }
}
