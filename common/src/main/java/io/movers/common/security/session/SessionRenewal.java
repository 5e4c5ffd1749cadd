package io.movers.common.security.session;

import io.movers.common.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Issues new tokens for sessions in use. The service that issues sessions has a bean of this type. */
public interface SessionRenewal {

    /** Issues a new token if the caller's is old; null while it is not, or if the session cannot be renewed. */
    @Nullable String renewIfOld(CurrentUser caller);
}
