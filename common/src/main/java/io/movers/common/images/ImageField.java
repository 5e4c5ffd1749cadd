package io.movers.common.images;

/** A field whose values are addresses of images. */
record ImageField(String collection, String name) {

    /** Reads {@code collection:field}. */
    static ImageField of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("movers.images.named-by must be collection:field, not " + text);
        }
        return new ImageField(parts[0], parts[1]);
    }
}
