package io.movers.common.validation;

import io.movers.common.images.ImageForm;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A check of a request body, declared on the record that the body is read into.
 *
 * <p>Checks look at the JSON as it was sent, before it is bound, in the order in which they are declared; all
 * violations are answered at once.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FieldCheck.List.class)
public @interface FieldCheck {

    /** Path in the body: <code>email</code>, <code>domains.*.domain</code>, <code>indicators.km</code>. */
    String field() default "";

    /** Several paths, instead of {@link #field()}: the same check for each of them. */
    String[] fields() default {};

    /** What the value has to be. */
    Constraint is();

    /**
     * What the caller is told when it is not; <code>{min}</code> and <code>{max}</code> stand for the bounds. May be left out for {@link Constraint#TEXT}, {@link Constraint#FREE_TEXT} and
     * {@link Constraint#IMAGE}, which then say what is wrong.
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
     * The forms that {@link Constraint#IMAGE} takes; all unless given. An address under our own image store is taken in any
     * case.
     */
    ImageForm[] forms() default {ImageForm.DATA_URL, ImageForm.HTTPS, ImageForm.NAME};

    /** Name of a configuration property with a number that takes the place of {@link #min()}. */
    String minFrom() default "";

    /** Name of a configuration property with a number that takes the place of {@link #max()}. */
    String maxFrom() default "";

    /** Replaces the value by its text without surrounding white space, before the check and for what is bound. */
    boolean trim() default false;

    /** A violation when the value is present and no JSON string: for passwords, where nothing is to be cast or guessed. */
    boolean text() default false;

    /** No violation when the field is absent. */
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
