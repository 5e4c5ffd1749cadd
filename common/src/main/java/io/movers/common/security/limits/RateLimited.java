package io.movers.common.security.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits how often a network address may call a route. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {
    /** What is attempted; each action has its own counters. */
    String value();

    /** Whether every call counts. If not, the route's service counts those that fail. */
    boolean everyCall() default true;
}
