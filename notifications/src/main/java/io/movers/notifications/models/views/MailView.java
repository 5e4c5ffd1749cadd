package io.movers.notifications.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.notifications.models.Mail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail as operators see it, without its address, code and text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailView(
        String eventId,
        String kind,
        String userId,
        String state,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt) {
    public static MailView of(Mail mail) {
        return new MailView(
                mail.id(),
                mail.kind(),
                mail.userId(),
                mail.state(),
                mail.attempts(),
                mail.lastError(),
                mail.createdAt(),
                mail.leaseUntil(),
                mail.finishedAt());
    }
}
