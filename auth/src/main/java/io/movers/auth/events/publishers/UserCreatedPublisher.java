package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class UserCreatedPublisher extends Publisher<User, UserCreated> {
    UserCreatedPublisher(Outbox outbox) {
        super(Subjects.USER_CREATED, User.class, outbox);
    }

    @Override
    protected UserCreated event(User user) {
        return new UserCreated(
                user.getId(),
                user.getVersion(),
                user.getEmail(),
                user.getFirstName(),
                user.getLastName(),
                orEmpty(user.getClient()),
                orEmpty(user.getOffice()),
                user.getRole().value(),
                user.getStatus(),
                user.getPhoto(),
                user.getPhone(),
                user.getDocumentType(),
                user.getDocumentNumber(),
                user.getWeight(),
                user.getBloodType(),
                user.getGender(),
                user.getEmergencyContactName(),
                user.getEmergencyContactPhone(),
                EventEps.of(user),
                user.getMainTransportationMethod(),
                user.getSecondaryTransportationMethod(),
                user.getPoints(),
                user.getDeletedAt(),
                user.getSessionsEndedAt(),
                user.getSignedOut(),
                user.getActivationCode());
    }

    /** The original names no company and no office with an empty text, here and only here. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
