package io.movers.common.images;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what may stand where an image is named. Front-ends put it into pages, so nothing passes that could leave an
 * attribute or a style sheet, or be a script.
 *
 * @param own where our own images are, without a slash at the end; front-ends send those addresses back
 */
public record ImageAddresses(List<String> own) {

    private static final Pattern HTTPS =
            Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][A-Za-z0-9._~:/?#@!$&*+,;=%-]*)?");
    // Two slashes would begin the address of another host.
    private static final Pattern NAME = Pattern.compile("(?!//)[A-Za-z0-9._/-]+");
    private static final Pattern REST = Pattern.compile("/[A-Za-z0-9._~/-]*");

    /** Only what has one of the forms is known, no address of our own. */
    public static ImageAddresses none() {
        return new ImageAddresses(List.of());
    }

    /** Whether the text is an address of our own, or has one of the forms. */
    public boolean accept(String text, Set<ImageForm> forms) {
        return isOwn(text) || forms.stream().anyMatch(form -> has(text, form));
    }

    private boolean isOwn(String text) {
        return own.stream()
                .anyMatch(base -> text.startsWith(base)
                        && REST.matcher(text.substring(base.length())).matches());
    }

    private static boolean has(String text, ImageForm form) {
        return switch (form) {
            case DATA_URL -> ImageData.isDataUrl(text) && ImageData.isWellFormed(text);
            case HTTPS -> HTTPS.matcher(text).matches();
            case NAME -> NAME.matcher(text).matches();
        };
    }
}
