package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.auth.models.UserEps;
import io.movers.common.events.contract.Eps;
import io.movers.common.events.contract.UserUpdated;

/** The one mapping of an account to its public state, shared by the events about accounts. */
final class UserEvents {
    private UserEvents() {}

    static UserUpdated state(User user) {
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
                eps(user.getEps()),
                user.getMainTransportationMethod(),
                user.getSecondaryTransportationMethod(),
                user.getPoints(),
                user.getDeletedAt(),
                user.getSessionsEndedAt(),
                user.getSignedOut(),
                user.getErasedAt());
    }

    /** An account without an insurer is published with an empty object, not with null. */
    private static Eps eps(@org.jspecify.annotations.Nullable UserEps eps) {
        return eps == null ? new Eps(null, null) : new Eps(eps.id(), eps.name());
    }
}
