package io.movers.common.images;

/** The forms in which a request may name an image. */
public enum ImageForm {
    /** The image itself: <code>data:image/png;base64,…</code>. */
    DATA_URL,
    /** An address on another host: <code>https://…</code>. */
    HTTPS,
    /** A plain name of letters, digits and <code>._-/</code>. */
    NAME
}
