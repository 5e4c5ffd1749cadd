package io.movers.common.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States which aggregates a {@link Replica} copies. After its owner was restored from a backup and has run a forced resync, copies of
 * aggregates that the owner no longer has are taken out. Without this annotation such copies stay.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface CopyOf {
    /** The name of the subject under which a resync sends the aggregates: {@code user:updated}. */
    String value();

    /** True if such a copy is archived ({@code deletedAt}) instead of taken out, because its absence means something else. */
    boolean archived() default false;
}
