package io.movers.common.errors;

import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** 409 with a {@code Retry-After} header: the same request is still being carried out. */
public class InProgressException extends ConflictException {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public InProgressException() {
        super("The request is still being carried out, please try again");
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        return headers;
    }
}
