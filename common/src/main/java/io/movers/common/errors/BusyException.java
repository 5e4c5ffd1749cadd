package io.movers.common.errors;

import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** 503 with a <code>Retry-After</code> header: the service is at its limit of concurrent work. */
public class BusyException extends UnavailableException {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public BusyException() {
        super("The service is busy, please try again");
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        return headers;
    }
}
