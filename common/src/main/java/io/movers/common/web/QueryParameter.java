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

    /** The most characters of a text, the most rows of a page. */
    int max() default 0;

    /** What a caller is told who leaves it out or empty. A parameter without such a message is optional. */
    String required() default "";
}
