package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 409 with a message: somebody else was faster. */
public class ConflictException extends ApiException {

    public ConflictException(String message) {
        super(HttpStatus.CONFLICT, message);
    }
}
