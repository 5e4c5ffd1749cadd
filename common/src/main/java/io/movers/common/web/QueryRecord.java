package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that holds the query parameters of a route; a controller argument. Only what it declares is read, and exactly that is
 * validated and shown in the API document. By default the last value of a repeated parameter counts; a comma has no meaning, and a
 * parameter that the record does not declare has no effect.
 *
 * <p>Components are texts with a {@link QueryParameter}, a {@link PageRequest} or {@link PageText} (both for the page), or a
 * {@link DateRange} (<code>from</code>, <code>to</code>).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryRecord {

    /** Whether the first value of a repeated parameter counts, because callers of the route rely on it. */
    boolean firstOfRepeated() default false;
}
