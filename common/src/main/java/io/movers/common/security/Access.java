package io.movers.common.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States who may call a route. It stands on the controller method or, for all of its methods, on the class; the method's
 * wins. A route without it stops the start: nothing is open because somebody forgot.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** Who may call; one of them is enough. */
    Caller[] value();

    /** Whether a session whose account is not verified yet may call, too. {@link Caller#ANYONE} routes are open anyway. */
    boolean unverified() default false;
}
