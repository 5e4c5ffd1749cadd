package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.resources.models.ResourceType;
import org.jspecify.annotations.Nullable;

/** A resource type in the list of the types of a company's resources. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceTypeSummaryView(
        String id, String name, String photo, @Nullable Boolean measureIndicators) {
    /** The view of that type. */
    public static ResourceTypeSummaryView of(ResourceType type) {
        return new ResourceTypeSummaryView(type.getId(), type.getType(), type.getPhoto(), type.getMeasureIndicators());
    }
}
