package io.movers.common.data;

/** Another attempt at the same command has begun, or has already done what this one was about to do. */
public class CommandTakenOverException extends RuntimeException {
    public CommandTakenOverException(String message) {
        super(message);
    }

    CommandTakenOverException(String message, Throwable cause) {
        super(message, cause);
    }
}
