package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest body of a route that accepts more than <code>movers.web.max-body-size</code>: images, rows of a bulk route,
 * whole resources, tracks. It applies after the session and the role were checked, and before anything is parsed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** The limit of most of these routes. */
    String LARGE = "8MB";

    /** The size, written as in the configuration: <code>8MB</code> means 8 MiB. */
    String value();
}
