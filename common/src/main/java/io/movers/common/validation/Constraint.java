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
    /** A JSON object. */
    OBJECT,
    /** Between {@link FieldCheck#min()} and {@link FieldCheck#max()} characters. */
    LENGTH
}
