package io.movers.travels.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.events.EventTooLargeException;
import io.movers.common.events.contract.Subjects;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import io.movers.travels.events.publishers.TravelCreatedPublisher;
import io.movers.travels.events.publishers.TravelFinishedPublisher;
import io.movers.travels.models.NewTravel;
import io.movers.travels.models.Travel;
import io.movers.travels.models.TravelRepository;
import io.movers.travels.models.TravelResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

class TravelServiceTests {
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final CurrentUser ANA = user("ana");
    private static final NewTravel NEW_TRAVEL = new NewTravel("a", "b", null, null, "R-1", "res-1");
    private static final TravelResult EMPTY_RESULT = new TravelResult(null, null, null, null, null, List.of());

    private final TravelRepository travels = mock(TravelRepository.class);
    private final TravelCreatedPublisher created = mock(TravelCreatedPublisher.class);
    private final TravelFinishedPublisher finished = mock(TravelFinishedPublisher.class);
    private final TravelAdmissionService admission = mock(TravelAdmissionService.class);
    private final TravelService service =
            new TravelService(travels, admission, created, finished, Clock.fixed(NOW, ZoneOffset.UTC));

    private static CurrentUser user(String id) {
        return new CurrentUser(
                id, "a@b.co", null, null, Role.USER, "active", false, null, null, null, "jti", NOW, NOW, NOW, Map.of());
    }

    private static Travel travelOf(String userId) {
        return Travel.start(NEW_TRAVEL, userId, NOW);
    }

    @Test
    void startedTripBelongsToItsCallerAndIsPublished() {
        Travel travel = service.start(NEW_TRAVEL, user("ana"));

        assertThat(travel.getUserId()).isEqualTo("ana");
        assertThat(travel.getCreatedAt()).isEqualTo(NOW);
        verify(created).publish(travel);
    }

    @Test
    void tripThatIsNotAdmittedIsNeitherStoredNorPublished() {
        willThrow(new BadRequestException("no")).given(admission).check(NEW_TRAVEL, ANA);

        assertThatThrownBy(() -> service.start(NEW_TRAVEL, ANA)).isInstanceOf(BadRequestException.class);
        verifyNoInteractions(created);
    }

    @Test
    void pageHasAtMost200Trips() {
        given(travels.streamByUser("ana", new PageRequest(400, 200))).willReturn(Stream.of(travelOf("ana")));

        assertThat(service.pageOf("ana", PageRequest.of("3", "1000"))).hasSize(1);
    }

    @Test
    void trackingThatDoesNotFitIntoAnEventIsRefusedWithItsField() {
        Travel travel = travelOf("ana");
        given(travels.find("t")).willReturn(Optional.of(travel));
        willThrow(new EventTooLargeException(Subjects.TRAVEL_FINISHED, 600_000, 524_288))
                .given(finished)
                .publish(travel);

        assertThatThrownBy(() -> service.finish("t", EMPTY_RESULT, ANA))
                .isInstanceOfSatisfying(
                        RequestValidationException.class,
                        refusal -> assertThat(refusal.errors())
                                .containsExactly(new ApiError("The tracking is too large", "tracking")));
    }

    @Test
    void secondFinishReturnsTheTripAndPublishesNothing() {
        Travel travel = travelOf("ana");
        travel.finish(EMPTY_RESULT, NOW.minus(Duration.ofHours(1)));
        given(travels.find("t")).willReturn(Optional.of(travel));

        Travel again = service.finish("t", new TravelResult("other", null, null, null, null, List.of()), user("ana"));

        assertThat(again.getOrigin()).isEqualTo("a");
        assertThat(again.getCompletedAt()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        verifyNoInteractions(finished);
    }

    @Test
    void finishOfAnotherUsersTripIsRefused() {
        given(travels.find("t")).willReturn(Optional.of(travelOf("ana")));
        given(travels.find("unknown")).willReturn(Optional.empty());

        assertThatThrownBy(() -> service.finish("t", EMPTY_RESULT, user("eva")))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> service.finish("unknown", EMPTY_RESULT, user("eva")))
                .isInstanceOf(NotFoundException.class);
        verifyNoInteractions(finished);
    }

    @Test
    void finishThatLosesARaceIsRepeatedOnTheStoredTrip() {
        Travel stale = travelOf("ana");
        Travel fresh = travelOf("ana");
        given(travels.find("t")).willReturn(Optional.of(stale)).willReturn(Optional.of(fresh));
        willThrow(new OptimisticLockingFailureException("lost")).given(finished).publish(stale);

        assertThat(service.finish("t", EMPTY_RESULT, user("ana"))).isSameAs(fresh);
        verify(finished).publish(fresh);
    }
}
