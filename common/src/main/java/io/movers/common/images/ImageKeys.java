package io.movers.common.images;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of stored images. */
final class ImageKeys {

    private static final Pattern KIND = Pattern.compile("[A-Za-z]{1,40}");

    private ImageKeys() {}

    /** Returns a path that cannot be guessed: <code>users/8f0e….png</code>. */
    static String next(String kind, ImageData image) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("No kind of image: " + kind);
        }
        return kind + "/" + UUID.randomUUID() + "." + image.extension();
    }
}
