package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 409 with a message: another request got there first. */
public class ConflictException extends ApiException {

    public ConflictException(String message) {
        super(HttpStatus.CONFLICT, message);
    }
}
