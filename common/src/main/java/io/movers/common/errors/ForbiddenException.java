package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 403 <code>Forbidden</code>: signed in, but not allowed to. */
public class ForbiddenException extends ApiException {

    public ForbiddenException() {
        super(HttpStatus.FORBIDDEN, "Forbidden");
    }
}
