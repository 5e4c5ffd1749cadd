package io.movers.common.idempotency;

import io.movers.common.errors.ApiException;
import org.springframework.http.HttpStatus;

/** 422: the caller has used the key for another request. */
class KeyReusedException extends ApiException {
    KeyReusedException() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key belongs to another request");
    }
}
