package io.movers.resources.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a check-up, repair or maintenance.
 *
 * @param id of the line itself; {@code _id} in the database and in answers
 * @param status {@code good}, {@code regular} or {@code bad}; null until the work is completed
 * @param photo address of the photo
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComponentCheck(
        @JsonProperty("_id") String id,
        String componentId,
        String componentName,
        @Nullable String status,
        @Nullable String photo,
        @Nullable String comment) {
    /** A line for a component that has not been checked yet. */
    public static ComponentCheck of(Component component) {
        return new ComponentCheck(
                new ObjectId().toHexString(), component.getId(), component.getName(), null, null, null);
    }

    /** A line with the finding about a component. */
    public static ComponentCheck found(
            String componentId, String componentName, String status, @Nullable String photo, @Nullable String comment) {
        return new ComponentCheck(new ObjectId().toHexString(), componentId, componentName, status, photo, comment);
    }

    /** A new line with the same content. */
    public ComponentCheck copy() {
        return new ComponentCheck(new ObjectId().toHexString(), componentId, componentName, status, photo, comment);
    }
}
