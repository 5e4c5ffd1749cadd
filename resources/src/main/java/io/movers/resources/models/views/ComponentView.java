package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.resources.models.Component;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A component of a resource type. */
public record ComponentView(
        String id,
        String name,
        String componentBrand,
        String componentModel,
        Component.Condition regularCondition,
        Component.Condition badCondition,
        String resourceType,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant deletedAt,
        @Nullable Long version) {
    /** The view of that component. */
    public static ComponentView of(Component component) {
        return new ComponentView(
                component.getId(),
                component.getName(),
                component.getComponentBrand(),
                component.getComponentModel(),
                component.getRegularCondition(),
                component.getBadCondition(),
                component.getResourceType(),
                component.getDeletedAt(),
                component.getVersion());
    }
}
