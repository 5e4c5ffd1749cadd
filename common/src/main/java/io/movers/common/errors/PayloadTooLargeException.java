package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 413 with a message: the body is larger than the route accepts. */
public class PayloadTooLargeException extends ApiException {

    public PayloadTooLargeException(String message) {
        super(HttpStatus.CONTENT_TOO_LARGE, message);
    }
}
