package io.movers.common.web;

/**
 * A query parameter, as a {@link QueryRecord} declares it.
 *
 * @param max the most characters of a text, the largest number of a number
 * @param otherwise the number that counts where none is given, 0 where there is no such number
 */
public record DeclaredParameter(String name, Kind kind, String description, boolean required, int max, int otherwise) {

    /** What a parameter holds. */
    public enum Kind {
        /** A text of one line. */
        TEXT,
        /** A whole number from 1. */
        NUMBER,
        /** A day or an instant. */
        DATE
    }
}
