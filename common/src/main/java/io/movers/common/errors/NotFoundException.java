package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 404 <code>Not Found</code>. */
public class NotFoundException extends ApiException {

    public NotFoundException() {
        super(HttpStatus.NOT_FOUND, "Not Found");
    }
}
