package io.movers.common.web;

/** What a {@link Check} demands, with the meaning of the validators of the same name in express-validator 6. */
public enum Is {
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
    /** Between {@link Check#min()} and {@link Check#max()} characters. */
    LENGTH
}
