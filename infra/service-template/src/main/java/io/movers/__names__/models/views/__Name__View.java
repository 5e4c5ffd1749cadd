package io.movers.__names__.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.__names__.models.__Name__;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What answers contain. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record __Name__View(
        String id,
        String status,
        String userId,
        @Nullable String title,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant closedAt,
        long version) {
    public static __Name__View of(__Name__ __name__) {
        return new __Name__View(
                __name__.getId(),
                __name__.getStatus(),
                __name__.getUserId(),
                __name__.getTitle(),
                __name__.getNote(),
                __name__.getCreatedAt(),
                __name__.getClosedAt(),
                __name__.version());
    }
}
