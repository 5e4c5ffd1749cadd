package io.movers.common.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States who may call a route. Put it on the controller method, or on the class for all of its methods; the one on the method
 * wins. A service with a route that lacks it does not start.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** Who may call. A caller needs to be one of these. */
    Caller[] value();

    /** Whether callers who signed themselves up and have not confirmed their address may call, too. Has no effect on {@link Caller#ANYONE}. */
    boolean unverified() default false;
}
