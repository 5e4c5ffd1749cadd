package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A check-up, repair or maintenance in the list of its resource. An unknown user is null. */
public record AssignedWorkView(
        @JsonUnwrapped WorkView work,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable UserView assignedUser) {}
