package io.movers.notifications.services;

import io.movers.common.events.Message;
import io.movers.common.events.contract.PasswordReset;
import io.movers.common.events.contract.UserCreated;
import io.movers.notifications.models.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which mail, to whom and until when, for what happens to accounts. */
@Component
public class AccountMails {
    private static final String ACTIVE = "active";

    private final MailProperties properties;
    private final MailDelivery delivery;

    AccountMails(MailProperties properties, MailDelivery delivery) {
        this.properties = properties;
        this.delivery = delivery;
    }

    /**
     * Mails a new account its activation; one that is active from the start needs none.
     *
     * @return whether there is nothing more to do
     */
    public boolean welcome(UserCreated event, User user, Message msg) {
        Integer code = event.activationCode();
        if (code == null || ACTIVE.equals(event.status())) {
            return true;
        }
        return deliver(MailKind.ACCOUNT_ACTIVATION, user, code.toString(), null, msg);
    }

    /**
     * Mails the code that was asked for: to set another password, or to activate an account that has not been yet.
     *
     * @return whether there is nothing more to do
     */
    public boolean reset(PasswordReset event, User user, Message msg) {
        MailKind kind = Boolean.TRUE.equals(event.activation()) ? MailKind.ACCOUNT_ACTIVATION : MailKind.PASSWORD_RESET;
        return deliver(kind, user, event.code(), event.expiresAt(), msg);
    }

    private boolean deliver(MailKind kind, User user, String code, @Nullable Instant expiresAt, Message msg) {
        Instant until = expiresAt == null ? msg.publishedAt().plus(properties.lifetime(kind)) : expiresAt;
        return delivery.deliver(
                new Mail(msg.eventId(), kind, user.getId(), user.getEmail(), user.fullName(), code, until));
    }
}
