package io.movers.auth.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is signed in; null when nobody is. */
public record CurrentUserView(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Map<String, ? extends @Nullable Object> currentUser) {}
