package io.movers.common.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the field with an aggregate's version if it is not {@code version}: some collections use mongoose's {@code __v}. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredVersion {
    /** The name of the field. */
    String value();
}
