package io.movers.common.events.contract;

import io.movers.common.events.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public state of an account, carried in full by every event about it. */
public interface UserState extends Event {
    String email();

    @Nullable String firstName();

    @Nullable String lastName();

    @Nullable String client();

    @Nullable String office();

    @Nullable String role();

    @Nullable String status();

    @Nullable String photo();

    @Nullable String phone();

    @Nullable String documentType();

    @Nullable String documentNumber();

    @Nullable Double weight();

    @Nullable String bloodType();

    @Nullable String gender();

    @Nullable String emergencyContactName();

    @Nullable String emergencyContactPhone();

    @Nullable Eps eps();

    @Nullable String mainTransportationMethod();

    @Nullable String secondaryTransportationMethod();

    @Nullable Double points();

    @Nullable Instant deletedAt();

    @Nullable Instant sessionsEndedAt();

    @Nullable List<SignedOutSession> signedOut();

    /** When the account was erased: since then it has a pseudonym and no personal data. */
    default @Nullable Instant erasedAt() {
        return null;
    }
}
