package io.movers.resources.models;

import io.movers.common.data.Aggregate;
import io.movers.common.images.ImageData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A kind of resource. Resources, components and document types contain its name, {@code type}. After a renaming, {@code
 * formerNames} contains the old name until all of them have the new one.
 */
@Document("resourcetypes")
@CompoundIndex(def = "{'type': 1}")
@CompoundIndex(def = "{'deletedAt': 1, '_id': 1}")
public class ResourceType extends Aggregate {
    private String type = "";
    private String resourceTypeBrand = "";
    private String resourceTypeModel = "";
    private @Nullable Double checkupTime;
    private @Nullable Double kmToMaintenance;
    private @Nullable Boolean measureIndicators;

    @Indexed(sparse = true)
    private String photo = "";

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    @Indexed(sparse = true)
    private @Nullable List<String> formerNames;

    /** Sets the fields that may change later. */
    public void describe(
            String type,
            String brand,
            String model,
            @Nullable Double checkupTime,
            @Nullable Boolean measureIndicators,
            String photo) {
        if (getVersion() != null && !this.type.equals(type)) {
            List<String> former = new ArrayList<>(formerNames());
            former.remove(type);
            former.add(this.type);
            formerNames = former;
        }
        this.type = type;
        this.resourceTypeBrand = brand;
        this.resourceTypeModel = model;
        this.checkupTime = checkupTime;
        this.measureIndicators = measureIndicators;
        this.photo = photo;
    }

    public void setKmToMaintenance(@Nullable Double kmToMaintenance) {
        this.kmToMaintenance = kmToMaintenance;
    }

    public void delete(Instant now) {
        deletedAt = now;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Former names that resources, components or document types may still contain. */
    public List<String> formerNames() {
        return formerNames == null ? List.of() : formerNames;
    }

    /** When a resource of this type that is checked now must be checked again; null for never. */
    public @Nullable Instant nextCheckup(Instant now) {
        return checkupTime == null ? null : now.plusMillis(Math.round(checkupTime * 24 * 60 * 60 * 1000));
    }

    /** Whether that many kilometres require a maintenance. */
    public boolean isWornAt(double km) {
        return kmToMaintenance != null && km > kmToMaintenance;
    }

    /** The photo's address, for events; null if the photo is stored as a data URL. */
    public @Nullable String photoAddress() {
        return ImageData.isDataUrl(photo) ? null : photo;
    }

    public String getType() {
        return type;
    }

    public String getResourceTypeBrand() {
        return resourceTypeBrand;
    }

    public String getResourceTypeModel() {
        return resourceTypeModel;
    }

    public @Nullable Double getCheckupTime() {
        return checkupTime;
    }

    public @Nullable Double getKmToMaintenance() {
        return kmToMaintenance;
    }

    public @Nullable Boolean getMeasureIndicators() {
        return measureIndicators;
    }

    public String getPhoto() {
        return photo;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }
}
