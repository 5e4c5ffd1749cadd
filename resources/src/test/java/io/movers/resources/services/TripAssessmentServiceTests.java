package io.movers.resources.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.returnsFirstArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.movers.common.TripProperties;
import io.movers.common.data.CopiedNames;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.TravelState;
import io.movers.resources.models.Client;
import io.movers.resources.models.Fleet;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.UserRepository;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TripAssessmentServiceTests {
    private final ReservationRepository reservations = mock(ReservationRepository.class);
    private final ResourceRepository resources = mock(ResourceRepository.class);
    private final UserRepository users = mock(UserRepository.class);
    private final CopiedNames companyNames = mock(CopiedNames.class);
    private final ReplicaStore replicas = mock(ReplicaStore.class);
    private final DependentDocuments dependents = mock(DependentDocuments.class);

    private final Resource resource = Fleet.resource();
    private final Reservation reservation = Reservation.from(Fleet.rental("ana"), resource);

    @BeforeEach
    void rented() {
        given(reservations.findById(any())).willReturn(Optional.empty());
        given(reservations.findById(reservation.getId())).willReturn(Optional.of(reservation));
        given(resources.findById(resource.getId())).willReturn(Optional.of(resource));
        given(resources.findByReference(any())).willReturn(Optional.empty());
        given(resources.findByReference("R-1")).willReturn(Optional.of(resource));
        given(resources.findByRental(any())).willReturn(Optional.empty());
        given(users.findById(any())).willReturn(Optional.empty());
        given(replicas.names(Client.class)).willReturn(companyNames);
        given(companyNames.areOfDifferent("Acme", Set.of("Beta"))).willReturn(true);
        given(companyNames.current(any())).will(returnsFirstArg());
    }

    private TripAssessment assess(boolean needReservation, TravelState trip) {
        return new TripAssessmentService(
                        reservations, resources, users, replicas, dependents, new TripProperties(needReservation))
                .assess(trip);
    }

    private static TravelState trip(@Nullable String reservation, String user, @Nullable String reference) {
        return new TravelState(
                "t", 1L, "completed", "A", "B", null, null, reference, reservation, user, null, null, null, null);
    }

    @Test
    void tripUnderTheTravellersReservationCounts() {
        assertThat(assess(true, trip(reservation.getId(), "ana", "R-1")).countsFor())
                .contains(resource);
    }

    @Test
    void tripCountsUnderTheReferenceBeforeAndAfterItsChange() {
        resource.describe(Fleet.type(), "R-2", "qr", "Acme", "Norte", 60.0);

        assertThat(assess(true, trip(reservation.getId(), "ana", "R-1")).countsFor())
                .contains(resource);
        assertThat(assess(true, trip(reservation.getId(), "ana", "R-2")).countsFor())
                .contains(resource);
    }

    @Test
    void tripUnderAnotherUsersReservationIsRefused() {
        assertThat(assess(true, trip(reservation.getId(), "eva", "R-1")).isRefused())
                .isTrue();
        assertThat(assess(false, trip(reservation.getId(), "eva", "R-1")).isRefused())
                .isTrue();
    }

    @Test
    void tripOnAnotherResourceThanTheReservedOneIsRefused() {
        assertThat(assess(false, trip(reservation.getId(), "ana", "R-9")).isRefused())
                .isTrue();
    }

    @Test
    void tripUnderAnInventedReservationIsRefusedAtOnce() {
        assertThat(assess(true, trip("invented", "ana", "R-1")).isRefused()).isTrue();
        assertThat(assess(true, trip(null, "ana", "NO-SUCH-BIKE")).isRefused()).isTrue();
    }

    @Test
    void tripUnderAnUnknownReservationCountsIfNoneIsNeeded() {
        assertThat(assess(false, trip("invented", "ana", "R-1")).countsFor()).contains(resource);
    }

    @Test
    void tripOnAnUnknownResourceWaitsIfNoReservationIsNeeded() {
        assertThat(assess(false, trip("invented", "ana", "R-9"))).isEqualTo(TripAssessment.WAITS);
    }

    @Test
    void tripOnAnotherCompanysResourceIsRefused() {
        given(users.findById("eva")).willReturn(Optional.of(Fleet.user("eva", "user", "Beta")));
        given(users.findById("ana")).willReturn(Optional.of(Fleet.user("ana", "user", "Beta")));

        assertThat(assess(false, trip("invented", "eva", "R-1")).isRefused()).isTrue();
        assertThat(assess(true, trip(reservation.getId(), "ana", "R-1")).isRefused())
                .isTrue();
    }

    @Test
    void tripWaitsWhileTheTravellerHasACompanyNameThatIsNotKnownYet() {
        given(users.findById("ana")).willReturn(Optional.of(Fleet.user("ana", "user", "Acme Two")));

        assertThat(assess(true, trip(reservation.getId(), "ana", "R-1"))).isEqualTo(TripAssessment.WAITS);
        assertThat(assess(false, trip("invented", "ana", "R-1"))).isEqualTo(TripAssessment.WAITS);
    }

    @Test
    void tripWaitsWhileTheResourceHasACompanyNameThatIsNotKnownYet() {
        given(companyNames.areOfDifferent("Acme", Set.of("Beta"))).willReturn(false);
        given(users.findById("eva")).willReturn(Optional.of(Fleet.user("eva", "user", "Beta")));

        assertThat(assess(false, trip("invented", "eva", "R-1"))).isEqualTo(TripAssessment.WAITS);
    }

    @Test
    void companyIsNotComparedForStaffAndForUsersWithoutOne() {
        given(users.findById("boss")).willReturn(Optional.of(Fleet.user("boss", "admin", "Beta")));
        given(users.findById("eva")).willReturn(Optional.of(Fleet.user("eva", "user", "")));

        assertThat(assess(false, trip("invented", "boss", "R-1")).countsFor()).contains(resource);
        assertThat(assess(false, trip("invented", "eva", "R-1")).countsFor()).contains(resource);
    }

    @Test
    void reservationThatIsDecidedButNotStoredYetIsStoredFirst() {
        given(reservations.findById(reservation.getId()))
                .willReturn(Optional.empty())
                .willReturn(Optional.of(reservation));
        given(resources.findByRental(reservation.getId())).willReturn(Optional.of(resource));

        assertThat(assess(true, trip(reservation.getId(), "ana", "R-1")).countsFor())
                .contains(resource);
        verify(dependents).settle(resource);
    }
}
