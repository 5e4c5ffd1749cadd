package io.movers.common.errors;

import java.util.List;
import org.springframework.http.HttpStatus;

/** 400 with every violation of the request's checks, in the order of the checks. */
public class RequestValidationException extends ApiException {

    public RequestValidationException(List<ApiError> errors) {
        super(HttpStatus.BAD_REQUEST, errors);
    }
}
