package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A resource with its papers and all the work on it, each in the order of creation. */
public record ListedResource(
        @JsonUnwrapped ResourceView resource,
        List<DocumentView> documents,
        List<ListedWork> checkups,
        List<ListedWork> repairs,
        List<ListedWork> maintenances) {}
