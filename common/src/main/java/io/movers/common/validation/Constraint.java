package io.movers.common.validation;

/** What a {@link FieldCheck} demands, with the meaning of the validators of the same name in express-validator 6. */
public enum Constraint {
    /** The value as a string has at least one character. */
    NOT_EMPTY,
    /** An e-mail address. */
    EMAIL,
    /** A fully qualified domain name. */
    FQDN,
    /** <code>true</code>, <code>false</code>, <code>1</code> or <code>0</code>. */
    BOOLEAN,
    /** Digits with an optional sign and fraction. */
    NUMERIC,
    /** A JSON array. */
    ARRAY,
    /**
     * Ours: a list of at most {@link FieldCheck#max()} elements. Holds for what is absent or no list. What is longer is not
     * read to its end.
     */
    ROWS,
    /** A JSON object. */
    OBJECT,
    /** Between {@link FieldCheck#min()} and {@link FieldCheck#max()} characters. */
    LENGTH,
    /**
     * Ours: a text of one line, at most {@link FieldCheck#max()} characters, 100 unless given. Holds for what is absent or
     * no string. Judged after all the checks above.
     */
    TEXT,
    /** As {@link #TEXT}, but tabs and line breaks are allowed, and the length is 2,000 unless given. */
    FREE_TEXT,
    /**
     * Ours: an image in one of the {@link FieldCheck#forms()}. Holds for what is absent or empty. Judged after all the
     * checks above.
     */
    IMAGE;

    static final int MAX_LINE = 100;
    static final int MAX_FREE_TEXT = 2_000;
    static final int MAX_ADDRESS = 2_048;

    /** Whether it is judged after the others, so that it changes neither their messages nor their order. */
    boolean isJudgedLast() {
        return compareTo(TEXT) >= 0;
    }

    int defaultMax() {
        return switch (this) {
            case TEXT -> MAX_LINE;
            case FREE_TEXT -> MAX_FREE_TEXT;
            case IMAGE -> MAX_ADDRESS;
            default -> Integer.MAX_VALUE;
        };
    }
}
