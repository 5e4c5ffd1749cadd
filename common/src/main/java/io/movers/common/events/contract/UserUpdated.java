package io.movers.common.events.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account changed or was erased; carries its whole public state. */
public record UserUpdated(
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
        @Nullable Instant erasedAt)
        implements UserState {}
