package io.movers.resources.models;

import io.movers.common.data.Aggregate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A kind of document that resources of a type have. */
@Document("documenttypes")
@CompoundIndex(def = "{'resourceType': 1, 'name': -1}")
public class DocumentType extends Aggregate {
    private String resourceType = "";
    private String name = "";
    private boolean disables;
    private boolean requiresPhoto;
    private boolean expires;

    /** Sets the fields that may change later. */
    public void describe(String name, boolean disables, boolean requiresPhoto, boolean expires) {
        this.name = name;
        this.disables = disables;
        this.requiresPhoto = requiresPhoto;
        this.expires = expires;
    }

    public void setResourceType(String resourceType) {
        this.resourceType = resourceType;
    }

    public String getResourceType() {
        return resourceType;
    }

    public String getName() {
        return name;
    }

    public boolean isDisables() {
        return disables;
    }

    public boolean isRequiresPhoto() {
        return requiresPhoto;
    }

    public boolean isExpires() {
        return expires;
    }
}
