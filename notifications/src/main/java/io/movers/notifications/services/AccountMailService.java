package io.movers.notifications.services;

import io.movers.common.events.Message;
import io.movers.common.events.contract.PasswordReset;
import io.movers.common.events.contract.UserCreated;
import io.movers.notifications.models.User;
import io.movers.notifications.models.UserRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Decides which mail an account gets, and until when its code is valid. */
@Service
public class AccountMailService {
    private static final String ACTIVE = "active";

    private final UserRepository users;
    private final MailProperties properties;
    private final MailDeliveryService delivery;

    AccountMailService(UserRepository users, MailProperties properties, MailDeliveryService delivery) {
        this.users = users;
        this.properties = properties;
        this.delivery = delivery;
    }

    /**
     * Copies a new account and mails it its activation code. An account that is active from the start, or erased, gets no mail.
     *
     * @return false if the event has to be delivered again
     */
    public boolean welcome(UserCreated event, Message msg) {
        User user = User.of(event, event.activationCode());
        users.create(user, msg);
        Integer code = event.activationCode();
        if (code == null || ACTIVE.equals(event.status()) || isErased(event.id())) {
            return true;
        }
        return deliver(MailKind.ACCOUNT_ACTIVATION, user, code.toString(), null, msg);
    }

    /**
     * Mails the code that was requested: for a new password or, if the account is not active yet, for its activation.
     *
     * @return false if the event has to be delivered again
     */
    public boolean resetPassword(PasswordReset event, Message msg) {
        Optional<User> user = users.find(event.userId());
        if (user.filter(User::isErased).isPresent()) {
            return true;
        }
        MailKind kind = Boolean.TRUE.equals(event.activation()) ? MailKind.ACCOUNT_ACTIVATION : MailKind.PASSWORD_RESET;
        return user.isPresent() && deliver(kind, user.get(), event.code(), event.expiresAt(), msg);
    }

    /** The erasure may have come first. */
    private boolean isErased(String id) {
        return users.find(id).filter(User::isErased).isPresent();
    }

    private boolean deliver(MailKind kind, User user, String code, @Nullable Instant expiresAt, Message msg) {
        Instant until = expiresAt == null ? msg.publishedAt().plus(properties.lifetime(kind)) : expiresAt;
        return delivery.deliver(
                new OutgoingMail(msg.eventId(), kind, user.getId(), user.getEmail(), user.fullName(), code, until));
    }
}
