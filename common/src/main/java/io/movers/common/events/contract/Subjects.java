package io.movers.common.events.contract;

import io.movers.common.events.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The subjects of the suite's own events. */
public final class Subjects {
    public static final Subject<UserCreated> USER_CREATED = new Subject<>("user:created", UserCreated.class, false);
    public static final Subject<UserUpdated> USER_UPDATED = new Subject<>("user:updated", UserUpdated.class, true);
    public static final Subject<UserUpdated> USER_ERASED = new Subject<>("user:erased", UserUpdated.class, false);
    public static final Subject<PasswordReset> PASSWORD_RESET =
            new Subject<>("password:reset", PasswordReset.class, false);
    public static final Subject<DomainAuthorized> DOMAIN_AUTHORIZED =
            new Subject<>("domain:authorized", DomainAuthorized.class, true);
    public static final Subject<EmailAuthorized> EMAIL_AUTHORIZED =
            new Subject<>("email:authorized", EmailAuthorized.class, true);
    public static final Subject<ClientState> CLIENT_CREATED = new Subject<>("client:created", ClientState.class, false);
    public static final Subject<ClientState> CLIENT_UPDATED = new Subject<>("client:updated", ClientState.class, true);
    public static final Subject<OfficeState> OFFICE_CREATED = new Subject<>("office:created", OfficeState.class, false);
    public static final Subject<OfficeState> OFFICE_UPDATED = new Subject<>("office:updated", OfficeState.class, true);
    public static final Subject<ResourceState> RESOURCE_CREATED =
            new Subject<>("resource:created", ResourceState.class, false);
    public static final Subject<ResourceState> RESOURCE_UPDATED =
            new Subject<>("resource:updated", ResourceState.class, true);
    public static final Subject<ReservationState> RESERVATION_CREATED =
            new Subject<>("reservation:created", ReservationState.class, true);
    public static final Subject<ReservationState> RESERVATION_FINISHED =
            new Subject<>("reservation:finished", ReservationState.class, false);
    public static final Subject<TravelState> TRAVEL_CREATED = new Subject<>("travel:created", TravelState.class, false);
    public static final Subject<TravelState> TRAVEL_FINISHED =
            new Subject<>("travel:finished", TravelState.class, false);

    private static final Map<String, String> OWNERS = Map.of(
            "user", "auth",
            "password", "auth",
            "domain", "auth",
            "email", "auth",
            "client", "clients",
            "office", "clients",
            "resource", "resources",
            "reservation", "resources",
            "travel", "travels");

    /**
     * The service that alone publishes subjects with the same first word.
     *
     * @return null if it is not one of the suite's words
     */
    public static @Nullable String owner(Subject<?> subject) {
        return OWNERS.get(subject.aggregate());
    }

    /** Every subject of the suite, in the order of the documentation. */
    public static List<Subject<?>> all() {
        return List.of(
                USER_CREATED,
                USER_UPDATED,
                USER_ERASED,
                PASSWORD_RESET,
                DOMAIN_AUTHORIZED,
                EMAIL_AUTHORIZED,
                CLIENT_CREATED,
                CLIENT_UPDATED,
                OFFICE_CREATED,
                OFFICE_UPDATED,
                RESOURCE_CREATED,
                RESOURCE_UPDATED,
                RESERVATION_CREATED,
                RESERVATION_FINISHED,
                TRAVEL_CREATED,
                TRAVEL_FINISHED);
    }

    private Subjects() {}
}
