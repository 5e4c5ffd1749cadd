package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 503 with a message: try again later. */
public class UnavailableException extends ApiException {

    public UnavailableException(String message) {
        super(HttpStatus.SERVICE_UNAVAILABLE, message);
    }
}
