package io.movers.common.errors;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A refusal that is reported to the caller: a status and at least one message. */
public abstract class ApiException extends RuntimeException {

    private final HttpStatus status;
    private final transient List<ApiError> errors;

    protected ApiException(HttpStatus status, String message) {
        this(status, List.of(new ApiError(message)));
    }

    protected ApiException(HttpStatus status, List<ApiError> errors) {
        super(errors.isEmpty() ? status.getReasonPhrase() : errors.get(0).message());
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** The status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** The entries of the answer's body, in order. */
    public List<ApiError> errors() {
        return errors;
    }

    /** Headers of the answer that belong to this refusal; none by default. */
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }
}
