package io.movers.auth.models.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.movers.auth.models.Domain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorized domain. An anonymous caller sees only what sign-up needs. */
public record DomainView(
        @JsonProperty("_id") @Nullable String id,
        boolean active,
        @Nullable Instant createdAt,
        String domain,
        String client,
        @Nullable Long version) {
    public static DomainView of(Domain domain) {
        return new DomainView(
                domain.getId(),
                domain.isActive(),
                domain.getCreatedAt(),
                domain.getDomain(),
                domain.getClient(),
                domain.getVersion());
    }

    public static DomainView anonymous(Domain domain) {
        return new DomainView(null, domain.isActive(), null, domain.getDomain(), domain.getClient(), null);
    }
}
