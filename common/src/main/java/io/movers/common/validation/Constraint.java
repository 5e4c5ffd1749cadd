package io.movers.common.validation;

/** What a {@link FieldCheck} requires; each constraint works like the validator of the same name in express-validator 6. */
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
     * Not in express-validator: a text of one line, of at most {@link FieldCheck#max()} characters (100 by default). Absent
     * values and values other than strings pass. Checked after all constraints above.
     */
    TEXT,
    /** The same as {@link #TEXT}, but tabs and line breaks are allowed, and the default length is 2,000. */
    FREE_TEXT,
    /**
     * Not in express-validator: an image in one of the {@link FieldCheck#forms()}. Absent and empty values pass. Checked
     * after all constraints above.
     */
    IMAGE;

    static final int MAX_LINE = 100;
    static final int MAX_FREE_TEXT = 2_000;
    static final int MAX_ADDRESS = 2_048;

    /** Whether it is checked after the others, so that it changes neither their messages nor their order. */
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
