package io.movers.common.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a query parameter: a component of a {@link QueryRecord}. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameter {

    /** What it selects, for the API document. */
    String value() default "";

    /** The most characters of a text, or the most rows of a page; 0 stands for the usual limit. */
    int max() default 0;

    /** The message to a caller who omits it or leaves it empty. A parameter without such a message is optional. */
    String required() default "";
}
