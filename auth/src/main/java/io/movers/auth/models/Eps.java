package io.movers.auth.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A health insurer that users can choose. */
@Document("eps")
public record Eps(
        @Id String id,
        String name,
        @Nullable Instant createdAt,
        @Nullable Integer version) {}
