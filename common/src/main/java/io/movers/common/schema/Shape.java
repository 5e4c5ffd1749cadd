package io.movers.common.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Adds to a component's schema what its type does not tell. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shape {

    /** The form of an id. */
    String ID = "^[0-9a-fA-F]{24}$";

    /** A regular expression that the text matches. */
    String pattern() default "";

    /** The smallest number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number. */
    double max() default Double.POSITIVE_INFINITY;

    /** The most elements of a list. */
    int rows() default Integer.MAX_VALUE;

    /** The enumeration to whose values the text is restricted. */
    Class<? extends Enum<?>>[] oneOf() default {};

    /** The record into which each row is read, if the component is a list that accepts any JSON. */
    Class<?>[] of() default {};
}
