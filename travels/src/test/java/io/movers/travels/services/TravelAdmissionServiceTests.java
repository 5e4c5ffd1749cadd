package io.movers.travels.services;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.movers.common.accounts.Account;
import io.movers.common.errors.BadRequestException;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.travels.models.NewTravel;
import io.movers.travels.models.Reservation;
import io.movers.travels.models.ReservationRepository;
import io.movers.travels.models.Resource;
import io.movers.travels.models.ResourceRepository;
import io.movers.travels.models.UserRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TravelAdmissionServiceTests {
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final String ANA = "600000000000000000000001";
    private static final String RESERVATION = "600000000000000000000002";
    private static final String BICYCLE = "600000000000000000000003";

    private final ReservationRepository reservations = mock(ReservationRepository.class);
    private final ResourceRepository resources = mock(ResourceRepository.class);
    private final UserRepository users = mock(UserRepository.class);
    private final TravelAdmissionService admission =
            new TravelAdmissionService(reservations, resources, users, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void nothingIsKnown() {
        given(reservations.find(RESERVATION)).willReturn(Optional.empty());
        given(resources.find(BICYCLE)).willReturn(Optional.empty());
        given(resources.findByReference("R-1")).willReturn(Optional.empty());
        given(users.find(ANA)).willReturn(Optional.empty());
    }

    @Test
    void tripUnderAnUnknownReservationIsAdmitted() {
        assertAdmitted("R-1", ana("Acme"));

        bicycle("R-1", "Acme");
        assertAdmitted("R-1", ana("Acme"));
    }

    @Test
    void tripUnderTheCallersOwnReservationIsAdmitted() {
        reservation(ANA, "R-1", null);

        assertAdmitted("R-1", ana("Acme"));
    }

    @Test
    void tripUnderAnotherUsersReservationIsRefused() {
        reservation("600000000000000000000009", "R-1", null);

        assertReservationRefused("R-1", ana("Acme"));
    }

    @Test
    void tripOnAnotherResourceThanTheReservedOneIsRefused() {
        reservation(ANA, "R-2", null);
        bicycle("R-2", "Acme");

        assertReservationRefused("R-1", ana("Acme"));
    }

    @Test
    void tripMayNameTheResourceByItsReferenceNowOrWhenRented() {
        reservation(ANA, "R-1", null);
        bicycle("R-1-new", "Acme");

        assertAdmitted("R-1", ana("Acme"));
        assertAdmitted("R-1-new", ana("Acme"));
    }

    @Test
    void tripStartsAtMostOneHourAfterTheReturn() {
        reservation(ANA, "R-1", NOW.minus(Duration.ofHours(1)));
        assertAdmitted("R-1", ana("Acme"));

        reservation(ANA, "R-1", NOW.minus(Duration.ofHours(1)).minusMillis(1));
        assertReservationRefused("R-1", ana("Acme"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"USER", "CLIENT", "CLIENT_ADMIN"})
    void tripOnAnotherCompanysBicycleIsRefused(Role role) {
        bicycle("R-1", "Acme");

        assertNotFound("R-1", caller(role, "Bolt"));
    }

    @Test
    void bicycleThatMovedToAnotherCompanyWhileRentedMayStillBeRidden() {
        reservation(ANA, "R-1", null);
        bicycle("R-1", "Bolt");

        assertAdmitted("R-1", ana("Acme"));
    }

    @Test
    void ownReservationDoesNotOpenAnotherCompanysBicycleToAnEmployee() {
        bicycle("R-1", "Bolt");
        given(reservations.find(RESERVATION)).willReturn(Optional.of(reservationOf("Bolt")));
        assertNotFound("R-1", ana("Acme"));
    }

    @Test
    void reservationOfACompanyAdministratorSpeaksForTheOtherCompanies() {
        given(reservations.find(RESERVATION)).willReturn(Optional.of(reservationOf("Bolt")));
        bicycle("R-1", "Bolt");

        assertAdmitted("R-1", caller(Role.CLIENT, "Acme"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "MEB_ADMIN", "REPAIR_MANAGER"})
    void staffAndCrewsRideEverywhere(Role role) {
        bicycle("R-1", "Acme");

        assertAdmitted("R-1", caller(role, "Movers"));
    }

    @Test
    void unknownCompanyOfEitherSideIsNoReasonToRefuse() {
        bicycle("R-1", null);
        assertAdmitted("R-1", ana("Acme"));

        bicycle("R-1", "Acme");
        assertAdmitted("R-1", ana(null));
    }

    @Test
    void companyRenamedSinceTheSignInIsStillTheCallersOwn() {
        bicycle("R-1", "Acme 2");
        Account account = account("Acme 2");
        given(users.find(ANA)).willReturn(Optional.of(account));

        assertAdmitted("R-1", ana("Acme"));
    }

    private void reservation(String userId, String resourceRef, @Nullable Instant returnedAt) {
        given(reservations.find(RESERVATION))
                .willReturn(Optional.of(Reservation.of(new ReservationState(
                        RESERVATION, 0L, "active", userId, BICYCLE, resourceRef, "Acme", NOW, returnedAt))));
    }

    private static Reservation reservationOf(String client) {
        return Reservation.of(new ReservationState(RESERVATION, 0L, "active", ANA, BICYCLE, "R-1", client, NOW, null));
    }

    private void bicycle(String reference, @Nullable String client) {
        Resource bicycle = Resource.of(new ResourceState(
                BICYCLE, 0L, null, reference, null, null, client, null, null, null, null, null, null, null, null));
        given(resources.find(BICYCLE)).willReturn(Optional.of(bicycle));
        given(resources.findByReference(reference)).willReturn(Optional.of(bicycle));
    }

    private static Account account(String client) {
        UserState state = mock(UserState.class);
        given(state.id()).willReturn(ANA);
        given(state.email()).willReturn("ana@acme.test");
        given(state.client()).willReturn(client);
        return Account.of(state);
    }

    private static CurrentUser ana(@Nullable String client) {
        return caller(Role.USER, client);
    }

    private static CurrentUser caller(Role role, @Nullable String client) {
        return new CurrentUser(
                ANA, "a@b.co", null, null, role, "active", false, client, null, null, "jti", NOW, NOW, NOW, Map.of());
    }

    private static NewTravel tripOn(String resourceRef) {
        return new NewTravel("Casa", "Oficina", null, null, resourceRef, RESERVATION);
    }

    private void assertAdmitted(String resourceRef, CurrentUser caller) {
        assertThatCode(() -> admission.check(tripOn(resourceRef), caller)).doesNotThrowAnyException();
    }

    private void assertReservationRefused(String resourceRef, CurrentUser caller) {
        assertThatThrownBy(() -> admission.check(tripOn(resourceRef), caller))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("La reserva no es válida");
    }

    private void assertNotFound(String resourceRef, CurrentUser caller) {
        assertThatThrownBy(() -> admission.check(tripOn(resourceRef), caller))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("The reference already exists");
    }
}
