package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that holds the query parameters of a route; a controller argument. What the record declares is what is read, what is
 * validated and what the API document shows. The last value of a repeated parameter counts, a comma has no meaning, and a
 * parameter that the record does not declare has no effect.
 *
 * <p>Components are texts with a {@link QueryParameter}, a {@link PageRequest} (<code>page</code>, <code>perPage</code>) and a
 * {@link DateRange} (<code>from</code>, <code>to</code>).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryRecord {

    /** Whether the first value of a repeated parameter counts: for routes whose callers rely on it. */
    boolean firstOfRepeated() default false;
}
