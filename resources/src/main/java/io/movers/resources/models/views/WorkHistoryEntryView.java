package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A check-up, repair or maintenance in a history. An unknown resource or user is null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WorkHistoryEntryView(
        @JsonUnwrapped WorkView work,
        @Nullable ResourceView resource,
        @Nullable UserView assignedUser) {}
