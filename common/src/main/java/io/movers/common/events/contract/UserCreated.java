package io.movers.common.events.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account was created. The activation code is a secret: it is never logged, and is kept only to be mailed. */
public record UserCreated(
        String id,
        @Nullable Long version,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String client,
        @Nullable String office,
        @Nullable String role,
        @Nullable String status,
        @Nullable String photo,
        @Nullable String phone,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable Double weight,
        @Nullable String bloodType,
        @Nullable String gender,
        @Nullable String emergencyContactName,
        @Nullable String emergencyContactPhone,
        @Nullable Eps eps,
        @Nullable String mainTransportationMethod,
        @Nullable String secondaryTransportationMethod,
        @Nullable Double points,
        @Nullable Instant deletedAt,
        @Nullable Instant sessionsEndedAt,
        @Nullable List<SignedOutSession> signedOut,
        @Nullable Integer activationCode)
        implements UserState {
    /** The event of a new account. An account without a company or office carries an empty text here. */
    public static UserCreated of(UserState state, @Nullable Integer activationCode) {
        return new UserCreated(
                state.id(),
                state.version(),
                state.email(),
                state.firstName(),
                state.lastName(),
                state.client() == null ? "" : state.client(),
                state.office() == null ? "" : state.office(),
                state.role(),
                state.status(),
                state.photo(),
                state.phone(),
                state.documentType(),
                state.documentNumber(),
                state.weight(),
                state.bloodType(),
                state.gender(),
                state.emergencyContactName(),
                state.emergencyContactPhone(),
                state.eps(),
                state.mainTransportationMethod(),
                state.secondaryTransportationMethod(),
                state.points(),
                state.deletedAt(),
                state.sessionsEndedAt(),
                state.signedOut(),
                activationCode);
    }

    /** Leaves out the code and personal data, since this text ends up in logs. */
    @Override
    public String toString() {
        return "UserCreated[id=" + id + ", version=" + version + "]";
    }
}
