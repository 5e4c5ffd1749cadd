package io.movers.auth.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A way to get to work that accounts can name. */
@Document("transportmethods")
public record TransportMethod(
        @Id String id,
        String name,
        @Nullable Instant createdAt,
        @Nullable Integer version) {}
