package io.movers.common.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field that holds an aggregate's version where it is not {@code version}: some collections of the original use {@code __v}. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredVersion {
    /** The name of the field. */
    String value();
}
