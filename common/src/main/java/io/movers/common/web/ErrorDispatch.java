package io.movers.common.web;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.ErrorBody;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers requests that failed outside of the routes, in a filter for example. */
@RestController
class ErrorDispatch implements ErrorController {

    @Access(Caller.ANYONE)
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ErrorBody> error(HttpServletRequest request) {
        // Without an error, a caller has requested this path directly: it is then unknown.
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer value ? HttpStatus.resolve(value) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return ResponseEntity.status(known)
                .contentType(ErrorAnswers.JSON)
                .body(new ErrorBody(List.of(new ApiError(message(known)))));
    }

    static String message(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "Not Found";
            case UNAUTHORIZED -> "Not authorized";
            default -> status.is5xxServerError() ? ErrorAnswers.UNEXPECTED : status.getReasonPhrase();
        };
    }
}
