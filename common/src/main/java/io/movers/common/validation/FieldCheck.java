package io.movers.common.validation;

import io.movers.common.images.ImageForm;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A check of a request body, declared on the record to which the body is bound.
 *
 * <p>Checks look at the JSON as it was sent, before it is bound, in the order in which they are declared; the answer lists all violations.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FieldCheck.List.class)
public @interface FieldCheck {

    /** Path in the body: <code>email</code>, <code>domains.*.domain</code>, <code>indicators.km</code>. */
    String field() default "";

    /** Several paths, instead of {@link #field()}; the check applies to each of them. */
    String[] fields() default {};

    /** The constraint on the value. */
    Constraint is();

    /**
     * The message to the caller if the value violates it; <code>{min}</code> and <code>{max}</code> stand for the bounds.
     * Optional for {@link Constraint#TEXT}, {@link Constraint#FREE_TEXT} and {@link Constraint#IMAGE}, which have messages
     * of their own.
     */
    String message() default "";

    /** Fewest characters for {@link Constraint#LENGTH}, fewest elements for {@link Constraint#ARRAY}. */
    int min() default 0;

    /**
     * Most characters for {@link Constraint#LENGTH}, {@link Constraint#TEXT} and {@link Constraint#FREE_TEXT}, most elements
     * for {@link Constraint#ARRAY} and {@link Constraint#ROWS}, most characters of an address for {@link Constraint#IMAGE}.
     */
    int max() default Integer.MAX_VALUE;

    /**
     * The forms that {@link Constraint#IMAGE} accepts; all by default. An address in our own image store is always accepted.
     */
    ImageForm[] forms() default {ImageForm.DATA_URL, ImageForm.HTTPS, ImageForm.NAME};

    /** Name of a configuration property with a number that takes the place of {@link #min()}. */
    String minFrom() default "";

    /** Name of a configuration property with a number that takes the place of {@link #max()}. */
    String maxFrom() default "";

    /** Whether to remove surrounding white space from the value before it is checked and bound. */
    boolean trim() default false;

    /** Whether a value other than a JSON string is a violation: for passwords, which must not be converted. */
    boolean text() default false;

    /** Whether the field may be absent. */
    boolean optional() default false;

    /** Container of repeated checks. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The checks, in order. */
        FieldCheck[] value();
    }
}
