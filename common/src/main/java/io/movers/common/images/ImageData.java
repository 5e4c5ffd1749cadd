package io.movers.common.images;

/**
 * An image as it came in a request.
 *
 * @param contentType its type, found by its content
 * @param extension file name extension of that type
 * @param bytes the file
 */
public record ImageData(String contentType, String extension, byte[] bytes) {

    /** Whether the text is a data URL at all, as opposed to, say, the address of an image stored before. */
    public static boolean isDataUrl(String text) {
        return text.startsWith("data:");
    }

    /**
     * Reads a <code>data:image/…;base64,…</code> URL.
     *
     * @throws io.movers.common.errors.BadRequestException when it is no such URL, no png, jpeg, webp or gif, or larger
     *     than 2 MiB
     */
    public static ImageData parse(String dataUrl) {
        throw new UnsupportedOperationException();
    }
}
