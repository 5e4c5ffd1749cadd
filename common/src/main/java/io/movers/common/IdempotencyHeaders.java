package io.movers.common;

/** The headers of requests that can be repeated. */
public final class IdempotencyHeaders {
    /** Names a request. The same caller sends the same key with each repetition. */
    public static final String KEY = "Idempotency-Key";

    /** Is {@code true} on an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** The longest key. */
    public static final int MAX_LENGTH = 255;

    private IdempotencyHeaders() {}
}
