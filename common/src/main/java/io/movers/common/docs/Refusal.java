package io.movers.common.docs;

import io.movers.common.security.limits.RateLimited;
import io.movers.common.web.Described;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** A status with which a route refuses, and why. */
enum Refusal {
    BAD_REQUEST(
            400, "BadRequest", "The request is not valid, or what it asks for is not possible; nothing was changed."),
    UNAUTHORIZED(401, "NotAuthorized", "There is no session, or it may not touch this."),
    FORBIDDEN(403, "Forbidden", "The role, the state of the account or the origin of the request does not permit it."),
    NOT_FOUND(404, "NotFound", "There is no such thing, or none that the caller may see."),
    TIMEOUT(408, "BodyTimeout", "The body took too long to arrive."),
    CONFLICT(
            409,
            "Conflict",
            "Somebody else changed it at the same time, or the call with the same key is still running; it can be repeated."),
    TOO_LARGE(413, "BodyTooLarge", "The body is too large."),
    KEY_REUSED(422, "KeyReused", "The `Idempotency-Key` belongs to another call."),
    TOO_MANY(429, "TooManyRequests", "Too many attempts; `Retry-After` says when to try again."),
    UNAVAILABLE(
            503, "Unavailable", "The service is busy, or its database is away; `Retry-After` says when to try again.");

    private final int status;
    private final String component;
    private final String description;

    Refusal(int status, String component, String description) {
        this.status = status;
        this.component = component;
        this.description = description;
    }

    int status() {
        return status;
    }

    String component() {
        return component;
    }

    String description() {
        return description;
    }

    /** Whether the answer says when to try again. */
    boolean isTemporary() {
        return this == CONFLICT || this == TOO_MANY || this == UNAVAILABLE;
    }

    /** The refusals of a route; {@code names}: its path has variables, {@code reads}: it reads a body. */
    static List<Refusal> of(Method route, Callers callers, boolean safe, boolean names, boolean reads) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.add(BAD_REQUEST);
        if (!callers.isAnyone()) {
            refusals.add(UNAUTHORIZED);
        }
        // An unsafe request from a foreign origin is refused, whoever calls.
        if (!callers.isAnyone() || !safe) {
            refusals.add(FORBIDDEN);
        }
        Described described = AnnotatedElementUtils.findMergedAnnotation(route, Described.class);
        if (names || (described != null && described.notFound())) {
            refusals.add(NOT_FOUND);
        }
        if (reads) {
            refusals.add(TIMEOUT);
        }
        if (!safe) {
            refusals.add(CONFLICT);
        }
        if (reads) {
            refusals.add(TOO_LARGE);
        }
        boolean limited = described != null && described.limited();
        if (limited || AnnotatedElementUtils.hasAnnotation(route, RateLimited.class)) {
            refusals.add(TOO_MANY);
        }
        refusals.add(UNAVAILABLE);
        return refusals;
    }
}
