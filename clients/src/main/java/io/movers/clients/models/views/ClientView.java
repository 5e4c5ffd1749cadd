package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.clients.models.Client;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company without its relations. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClientView(
        String id,
        String name,
        String nit,
        String logo,
        @Nullable Instant deletedAt) {
    public static ClientView of(Client client) {
        return new ClientView(
                client.getId(), client.getName(), client.getNit(), client.getLogo(), client.getDeletedAt());
    }
}
