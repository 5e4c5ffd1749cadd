package io.movers.common.errors;

import org.springframework.http.HttpStatus;

/** 408: the body of the request took too long to arrive. */
public class RequestTimeoutException extends ApiException {

    public RequestTimeoutException() {
        super(HttpStatus.REQUEST_TIMEOUT, "The body took too long to arrive");
    }
}
