package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the API document says of a route beside what its signature and its other annotations tell. The operation is named like
 * the method, so a method of a controller has a name of its own in the whole suite.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /** What the route does, in one sentence: <code>Rents a resource.</code> */
    String value();

    /** Whether it can answer 404 although its path names nothing. */
    boolean notFound() default false;

    /** Whether its service limits attempts, so that it can answer 429 although the route is not rate-limited. */
    boolean limited() default false;
}
