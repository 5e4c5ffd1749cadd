package io.movers.auth.models;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** How often something has happened since its counting began. */
@Document("limits")
public record Limit(
        @Id String id,
        int count,
        @Indexed(expireAfter = "0s") Instant endsAt) {}
