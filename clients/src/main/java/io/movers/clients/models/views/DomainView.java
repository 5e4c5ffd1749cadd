package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.movers.clients.models.Domain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorized domain. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainView(
        @JsonProperty("_id") String id,
        String domain,
        @Nullable String client,
        @Nullable Boolean active,
        @Nullable Instant createdAt,
        long version) {
    public static DomainView of(Domain domain) {
        return new DomainView(
                domain.getId(),
                domain.getDomain(),
                domain.getClient(),
                domain.getActive(),
                domain.getCreatedAt(),
                domain.version());
    }
}
