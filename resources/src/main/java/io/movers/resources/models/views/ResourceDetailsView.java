package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A resource with its documents and all work on it, each oldest first. */
public record ResourceDetailsView(
        @JsonUnwrapped ResourceView resource,
        List<DocumentView> documents,
        List<AssignedWorkView> checkups,
        List<AssignedWorkView> repairs,
        List<AssignedWorkView> maintenances) {}
