package io.movers.common.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index that an earlier version of a model declared. A service drops it when it starts, once all that the model declares today are there, so
 * that no write pays for an index that no query uses. A replica of the earlier version that still runs must find today's as useful; when one
 * starts again, it makes the former index again, and the next start of a newer one drops that.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FormerIndex.All.class)
public @interface FormerIndex {
    /** The fields with 1 or -1, as in {@link org.springframework.data.mongodb.core.index.CompoundIndex#def()}. */
    String value();

    /** What the compiler makes of several. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        /** The indexes. */
        FormerIndex[] value();
    }
}
