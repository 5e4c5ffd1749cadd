package io.movers.resources.models;

import static io.movers.resources.models.Fleet.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.events.contract.Indicators;
import org.junit.jupiter.api.Test;

class ReservationTests {
    private final Reservation reservation = Reservation.from(Fleet.rental("ana"), Fleet.resource());

    @Test
    void secondFinishOnlyAddsIndicators() {
        reservation.finish(new Indicators(1.0, 2.0, null, null, 5.0), NOW);
        reservation.finish(new Indicators(null, 3.0, 4.0, null, 0.0), NOW.plusSeconds(60));

        assertThat(reservation.isFinished()).isTrue();
        assertThat(reservation.getReturnedAt()).isEqualTo(NOW);
        assertThat(reservation.getIndicators()).isEqualTo(new Indicators(1.0, 3.0, 4.0, null, 0.0));
    }

    @Test
    void returnWithoutIndicatorsKeepsKnownOnes() {
        Indicators known = new Indicators(1.0, null, null, null, null);
        reservation.finish(known, NOW);
        reservation.finish(null, NOW);

        assertThat(reservation.getIndicators()).isEqualTo(known);
    }

    @Test
    void absentFieldsOfARatingStay() {
        reservation.rate(4.0, "fine");
        reservation.rate(null, "better");
        assertThat(reservation.getRating()).isEqualTo(4);
        assertThat(reservation.getComments()).isEqualTo("better");

        reservation.rate(5.0, null);
        assertThat(reservation.getRating()).isEqualTo(5);
        assertThat(reservation.getComments()).isEqualTo("better");
    }

    @Test
    void reservationKeepsTheCompanyThatTheResourceHadWhenItWasRented() {
        Resource resource = Fleet.resource();
        Reservation rented = Reservation.from(Fleet.rental("ana"), resource);
        resource.setClient("Beta");

        assertThat(rented.getResourceId()).isEqualTo(resource.getId());
        assertThat(rented.getClient()).isEqualTo("Acme");
    }

    @Test
    void reservationIsUnpublishedAgainWhenItFinishes() {
        assertThat(reservation.isPublished()).isFalse();
        reservation.markPublished();
        assertThat(reservation.isPublished()).isTrue();
        reservation.finish(null, NOW);
        assertThat(reservation.isPublished()).isFalse();
    }
}
