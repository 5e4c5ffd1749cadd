package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import org.springframework.stereotype.Component;

@Component
public class UserUpdatedPublisher extends Publisher<User, UserUpdated> {
    UserUpdatedPublisher(Outbox outbox) {
        super(Subjects.USER_UPDATED, User.class, outbox);
    }

    @Override
    protected UserUpdated event(User user) {
        return new UserUpdated(
                user.getId(),
                user.getVersion(),
                user.getEmail(),
                user.getFirstName(),
                user.getLastName(),
                user.getClient(),
                user.getOffice(),
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
                user.getSignedOut());
    }
}
