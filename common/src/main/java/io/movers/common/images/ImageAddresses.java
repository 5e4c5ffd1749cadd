package io.movers.common.images;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what a request may give as the address of an image. Front-ends put it into pages, so it must not be able to break
 * out of an attribute or a style sheet, or to be a script.
 *
 * @param own the base addresses of our own images, without a slash at the end; front-ends send such addresses back
 */
public record ImageAddresses(List<String> own) {

    private static final Pattern HTTPS =
            Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][A-Za-z0-9._~:/?#@!$&*+,;=%-]*)?");
    // Two slashes at the start would name another host.
    private static final Pattern NAME = Pattern.compile("(?!//)[A-Za-z0-9._/-]+");
    private static final Pattern REST = Pattern.compile("/[A-Za-z0-9._~/-]*");

    /** Knows no addresses of our own; only the forms count. */
    public static ImageAddresses none() {
        return new ImageAddresses(List.of());
    }

    /** Whether the text is an address of one of our own images or has one of the forms. */
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
