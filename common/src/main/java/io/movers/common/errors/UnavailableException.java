package io.movers.common.errors;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 503 with a message and a {@code Retry-After} header. */
public class UnavailableException extends ApiException {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Duration retryAfter;

    public UnavailableException(String message) {
        this(message, SOON);
    }

    /** @param retryAfter how long the caller should wait */
    public UnavailableException(String message, Duration retryAfter) {
        super(HttpStatus.SERVICE_UNAVAILABLE, message);
        this.retryAfter = retryAfter;
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return headers;
    }
}
