package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 401 <code>Not authorized</code>: no user is signed in. */
public class NotAuthorizedException extends ApiException {

    public NotAuthorizedException() {
        super(HttpStatus.UNAUTHORIZED, "Not authorized");
    }
}
