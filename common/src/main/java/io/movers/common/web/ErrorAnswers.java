package io.movers.common.web;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import io.movers.common.data.CommandTakenOverException;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.ApiException;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ConflictException;
import io.movers.common.errors.ErrorBody;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.InProgressException;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.UnavailableException;
import io.movers.common.events.EventTooLargeException;
import io.movers.common.events.OutboxFullException;
import io.movers.common.events.resync.ResyncException;
import io.movers.common.json.JsonFields;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** Turns every exception that a route throws into an error answer. */
@RestControllerAdvice
class ErrorAnswers {

    /** Names the charset, as callers know it from the Node suite. */
    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    static final String UNEXPECTED = "Something went wrong";

    /** Codes of MongoDB: a full disk, a time limit, an unconfirmed write, a change of the primary, a shutdown. */
    private static final Set<Integer> OUTAGES = Set.of(14031, 50, 262, 64, 91, 189, 10107, 13435, 13436, 11600, 11602);

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    @ExceptionHandler(ApiException.class)
    ResponseEntity<ErrorBody> refusal(ApiException refusal) {
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .contentType(JSON)
                .body(new ErrorBody(refusal.errors()));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ErrorBody> unreadable(HttpMessageNotReadableException failure) {
        String field = failure.getCause() instanceof JacksonException cause ? JsonFields.path(cause) : null;
        ApiError error =
                field == null ? new ApiError("The body is not valid JSON") : new ApiError("Invalid value", field);
        return answer(HttpStatus.BAD_REQUEST, error);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ErrorBody> mismatch(MethodArgumentTypeMismatchException failure) {
        ApiError error = failure.getRequiredType() == ObjectId.class
                ? new ApiError("Invalid id")
                : new ApiError("Invalid value", failure.getName());
        return answer(HttpStatus.BAD_REQUEST, error);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<ErrorBody> unknownMethod(HttpRequestMethodNotSupportedException failure) {
        return refusal(new NotFoundException());
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<ErrorBody> unsupported(HttpMediaTypeNotSupportedException failure) {
        return answer(HttpStatus.BAD_REQUEST, new ApiError("The content type is not supported"));
    }

    @ExceptionHandler(DuplicateKeyException.class)
    ResponseEntity<ErrorBody> duplicate(DuplicateKeyException failure) {
        return answer(HttpStatus.BAD_REQUEST, new ApiError("The value is already in use"));
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    ResponseEntity<ErrorBody> lostRace(OptimisticLockingFailureException failure) {
        return refusal(new ConflictException("It was changed by somebody else at the same time, please try again"));
    }

    @ExceptionHandler(CommandTakenOverException.class)
    ResponseEntity<ErrorBody> takenOver(CommandTakenOverException failure) {
        log.warn("Request with an Idempotency-Key given up; the caller can repeat it: {}", failure.getMessage());
        return refusal(new InProgressException());
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, QueryTimeoutException.class})
    ResponseEntity<ErrorBody> unavailable(RuntimeException failure) {
        log.error("The database cannot be reached; answering 503", failure);
        return refusal(new UnavailableException("The service is not available at the moment, please try again"));
    }

    /** What the database refuses to everybody for a while, such as a write on a full disk, is an outage, too. */
    @ExceptionHandler(UncategorizedMongoDbException.class)
    @Nullable ResponseEntity<ErrorBody> refusedByTheDatabase(UncategorizedMongoDbException failure, HttpServletRequest request) {
        return failure.getCause() instanceof MongoException cause && isOutage(cause)
                ? unavailable(failure)
                : other(failure, request);
    }

    /** The driver's own exceptions mean that it has no connection: Spring knows some of them only. */
    private static boolean isOutage(MongoException cause) {
        return cause instanceof MongoClientException
                || cause instanceof MongoInterruptedException
                || OUTAGES.contains(cause.getCode());
    }

    @ExceptionHandler(OutboxFullException.class)
    ResponseEntity<ErrorBody> outboxFull(OutboxFullException failure) {
        log.warn("{}", failure.getMessage());
        return refusal(new UnavailableException("Too many changes wait to be sent, try again later"));
    }

    @ExceptionHandler(EventTooLargeException.class)
    ResponseEntity<ErrorBody> eventTooLarge(EventTooLargeException failure) {
        return refusal(new BadRequestException("The request holds too much data"));
    }

    @ExceptionHandler(ResyncException.class)
    ResponseEntity<ErrorBody> resyncStopped(ResyncException failure) {
        return refusal(new UnavailableException(String.valueOf(failure.getMessage())));
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<ErrorBody> forbidden(AccessDeniedException failure) {
        return refusal(new ForbiddenException());
    }

    @ExceptionHandler(AuthenticationException.class)
    ResponseEntity<ErrorBody> notAuthorized(AuthenticationException failure) {
        return refusal(new NotAuthorizedException());
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void callerIsGone(AsyncRequestNotUsableException failure) {
        log.debug("The caller closed the connection before the answer was sent", failure);
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<ErrorBody> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return clientError(response);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        // The request id is in the log line through the logging context; the query may contain personal data.
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, new ApiError(UNEXPECTED));
    }

    private ResponseEntity<ErrorBody> clientError(ErrorResponse response) {
        HttpStatusCode status = response.getStatusCode();
        if (status.value() == HttpStatus.NOT_FOUND.value()) {
            return refusal(new NotFoundException());
        }
        String detail = response.getBody().getDetail();
        return answer(status, new ApiError(detail == null ? "The request is not valid" : detail));
    }

    private static ResponseEntity<ErrorBody> answer(HttpStatusCode status, ApiError error) {
        return ResponseEntity.status(status).contentType(JSON).body(new ErrorBody(List.of(error)));
    }
}
