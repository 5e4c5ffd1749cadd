package io.movers.common.events.contract;

import io.movers.common.events.Subject;
import java.util.List;

/** The subjects of the suite's own events. */
public final class Subjects {
    public static final Subject<UserCreated> USER_CREATED = new Subject<>("user:created", UserCreated.class, false);
    public static final Subject<UserUpdated> USER_UPDATED = new Subject<>("user:updated", UserUpdated.class, true);
    public static final Subject<PasswordReset> PASSWORD_RESET =
            new Subject<>("password:reset", PasswordReset.class, false);
    public static final Subject<DomainAuthorized> DOMAIN_AUTHORIZED =
            new Subject<>("domain:authorized", DomainAuthorized.class, true);
    public static final Subject<EmailAuthorized> EMAIL_AUTHORIZED =
            new Subject<>("email:authorized", EmailAuthorized.class, true);
    public static final Subject<ClientCreated> CLIENT_CREATED =
            new Subject<>("client:created", ClientCreated.class, false);
    public static final Subject<ClientUpdated> CLIENT_UPDATED =
            new Subject<>("client:updated", ClientUpdated.class, true);
    public static final Subject<OfficeCreated> OFFICE_CREATED =
            new Subject<>("office:created", OfficeCreated.class, false);
    public static final Subject<OfficeUpdated> OFFICE_UPDATED =
            new Subject<>("office:updated", OfficeUpdated.class, true);
    public static final Subject<ResourceCreated> RESOURCE_CREATED =
            new Subject<>("resource:created", ResourceCreated.class, false);
    public static final Subject<ResourceUpdated> RESOURCE_UPDATED =
            new Subject<>("resource:updated", ResourceUpdated.class, true);
    public static final Subject<ReservationCreated> RESERVATION_CREATED =
            new Subject<>("reservation:created", ReservationCreated.class, true);
    public static final Subject<ReservationFinished> RESERVATION_FINISHED =
            new Subject<>("reservation:finished", ReservationFinished.class, false);
    public static final Subject<TravelCreated> TRAVEL_CREATED =
            new Subject<>("travel:created", TravelCreated.class, false);
    public static final Subject<TravelFinished> TRAVEL_FINISHED =
            new Subject<>("travel:finished", TravelFinished.class, false);

    /** Every subject of the suite, in the order of the documentation. */
    public static List<Subject<?>> all() {
        return List.of(
                USER_CREATED,
                USER_UPDATED,
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
