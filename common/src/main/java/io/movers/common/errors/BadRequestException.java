package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 400 with a message: the request cannot be carried out as it is. */
public class BadRequestException extends ApiException {

    public BadRequestException(String message) {
        super(HttpStatus.BAD_REQUEST, message);
    }
}
