package io.movers.auth.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims of the signed-in user; null if no user is signed in. */
public record CurrentUserView(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Map<String, ? extends @Nullable Object> currentUser) {}
