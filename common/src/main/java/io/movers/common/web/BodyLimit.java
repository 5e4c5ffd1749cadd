package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest body of a route that takes more than <code>movers.web.max-body-size</code>: images, rows of a bulk route, whole
 * resources, tracks. It counts after the session and the role were checked, and before anything is parsed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** What most of these routes take. */
    String LARGE = "8MB";

    /** The size as configuration writes it: <code>8MB</code> are 8 MiB. */
    String value();
}
