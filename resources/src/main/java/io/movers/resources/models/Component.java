package io.movers.resources.models;

import io.movers.common.data.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** A part of every resource of a type, and the consequences if a check-up finds it regular or bad. */
@Document("components")
@CompoundIndex(def = "{'resourceType': 1, 'name': -1}")
public class Component extends Aggregate {
    private String name = "";
    private String componentBrand = "";
    private String componentModel = "";
    private Condition badCondition = Condition.NONE;
    private Condition regularCondition = Condition.NONE;
    private String resourceType = "";

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    /**
     * The consequences of a finding.
     *
     * @param disables whether the resource is disabled
     * @param ticket whether a repair is opened
     */
    public record Condition(boolean disables, boolean ticket) {
        static final Condition NONE = new Condition(false, false);
    }

    /** Sets the fields that may change later. */
    public void describe(String name, String brand, String model, Condition regular, Condition bad) {
        this.name = name;
        this.componentBrand = brand;
        this.componentModel = model;
        this.regularCondition = regular;
        this.badCondition = bad;
    }

    /** The consequences of the finding {@code good}, {@code regular} or {@code bad}. */
    public Condition whenFound(String status) {
        return switch (status) {
            case "regular" -> regularCondition;
            case "bad" -> badCondition;
            default -> Condition.NONE;
        };
    }

    public void setResourceType(String resourceType) {
        this.resourceType = resourceType;
    }

    public void disable(Instant now) {
        deletedAt = now;
    }

    public void enable() {
        deletedAt = null;
    }

    public boolean isDisabled() {
        return deletedAt != null;
    }

    public String getName() {
        return name;
    }

    public String getComponentBrand() {
        return componentBrand;
    }

    public String getComponentModel() {
        return componentModel;
    }

    public Condition getBadCondition() {
        return badCondition;
    }

    public Condition getRegularCondition() {
        return regularCondition;
    }

    public String getResourceType() {
        return resourceType;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }
}
