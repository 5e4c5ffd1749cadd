package io.movers.auth.models;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** Counts how often something was attempted in the current window of time. */
@Document("limits")
public record RateLimit(
        @Id String id,
        int count,
        @Indexed(expireAfter = "0s") Instant endsAt) {}
