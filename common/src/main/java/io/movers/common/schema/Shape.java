package io.movers.common.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a schema says of a component beside what its type tells. */
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

    /** The enumeration whose values the text is one of. */
    Class<? extends Enum<?>>[] oneOf() default {};

    /** What each row of a list is read into, where the list itself takes any JSON. */
    Class<?>[] of() default {};
}
