package io.movers.common.events.resync;

/** A resync stopped before all events were stored by the broker. Running it again sends all of them again. */
public class ResyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResyncException(String message, Throwable cause) {
        super(message, cause);
    }
}
