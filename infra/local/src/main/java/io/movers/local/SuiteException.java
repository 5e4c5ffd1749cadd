package io.movers.local;

/** The suite cannot start. The message gives the reason on one line. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SuiteException(String message) {
        super(message);
    }

    SuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
