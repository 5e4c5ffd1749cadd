package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the API document says of a route that its signature and its other annotations do not tell. The operation is named after
 * the method, so each method of a controller needs a name that is unique in the whole suite.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /** What the route does, in one sentence: <code>Rents a resource.</code> */
    String value();

    /** Whether it can answer 404 although its path has no variable. */
    boolean notFound() default false;

    /** Whether the service it calls limits attempts: it can answer 429 although the route itself is not rate-limited. */
    boolean limited() default false;
}
