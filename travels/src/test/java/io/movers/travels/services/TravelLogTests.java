package io.movers.travels.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.travels.events.publishers.TravelCreatedPublisher;
import io.movers.travels.events.publishers.TravelFinishedPublisher;
import io.movers.travels.models.Outcome;
import io.movers.travels.models.Reservation;
import io.movers.travels.models.Route;
import io.movers.travels.models.Travel;
import io.movers.travels.models.Travels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

class TravelLogTests {
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final Outcome NOTHING_SAID = new Outcome(null, null, null, null, null, List.of());

    private final Travels travels = mock(Travels.class);
    private final TravelCreatedPublisher created = mock(TravelCreatedPublisher.class);
    private final TravelFinishedPublisher finished = mock(TravelFinishedPublisher.class);
    private final TravelLog log = new TravelLog(travels, created, finished, Clock.fixed(NOW, ZoneOffset.UTC));

    private static CurrentUser user(String id) {
        return new CurrentUser(
                id, "a@b.co", null, null, Role.USER, "active", null, null, null, "jti", NOW, NOW, NOW, Map.of());
    }

    private static Travel travelOf(String user) {
        return Travel.begin(user, new Reservation("R-1", "res-1"), new Route("a", "b", null, null), NOW);
    }

    @Test
    void aTripThatBeginsIsItsCallersAndPublished() {
        Travel travel = log.begin(new Reservation("R-1", "res-1"), new Route("a", "b", null, null), user("ana"));

        assertThat(travel.getUserId()).isEqualTo("ana");
        assertThat(travel.getCreatedAt()).isEqualTo(NOW);
        verify(created).publish(travel);
    }

    @Test
    void aTripIsFinishedOnlyOnce() {
        Travel travel = travelOf("ana");
        travel.finish(NOTHING_SAID, NOW.minus(Duration.ofHours(1)));
        given(travels.find("t")).willReturn(travel);

        Travel again = log.finish("t", new Outcome("other", null, null, null, null, List.of()), user("ana"));

        assertThat(again.getOrigin()).isEqualTo("a");
        assertThat(again.getCompletedAt()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        verifyNoInteractions(finished);
    }

    @Test
    void nobodyFinishesTheTripOfAnother() {
        given(travels.find("t")).willReturn(travelOf("ana"));

        assertThatThrownBy(() -> log.finish("t", NOTHING_SAID, user("eva"))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> log.finish("unknown", NOTHING_SAID, user("eva")))
                .isInstanceOf(NotFoundException.class);
        verifyNoInteractions(finished);
    }

    @Test
    void whoeverLosesARaceFinishesWhatIsStoredNow() {
        Travel stale = travelOf("ana");
        Travel fresh = travelOf("ana");
        given(travels.find("t")).willReturn(stale, fresh);
        willThrow(new OptimisticLockingFailureException("lost")).given(finished).publish(stale);

        assertThat(log.finish("t", NOTHING_SAID, user("ana"))).isSameAs(fresh);
        verify(finished).publish(fresh);
    }
}
