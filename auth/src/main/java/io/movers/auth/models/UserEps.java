package io.movers.auth.models;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/** The health insurer that a user chose from the list. */
public record UserEps(
        @Field("id") @Nullable String id, @Nullable String name) {
    public boolean saysNothing() {
        return id == null && name == null;
    }
}
