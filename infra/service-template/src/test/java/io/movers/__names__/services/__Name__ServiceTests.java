package io.movers.__names__.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.__names__.events.publishers.__Name__CreatedPublisher;
import io.movers.__names__.events.publishers.__Name__UpdatedPublisher;
import io.movers.__names__.models.New__Name__;
import io.movers.__names__.models.__Name__;
import io.movers.__names__.models.__Name__Repository;
import io.movers.common.errors.NotFoundException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelState;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

class __Name__ServiceTests {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final __Name__Repository __names__ = mock(__Name__Repository.class);
    private final __Name__CreatedPublisher created = mock(__Name__CreatedPublisher.class);
    private final __Name__UpdatedPublisher updated = mock(__Name__UpdatedPublisher.class);
    private final __Name__Service service =
            new __Name__Service(__names__, created, updated, Clock.fixed(NOW, ZoneOffset.UTC));

    private static CurrentUser user(String id, String role) {
        return CurrentUser.of(Map.of(
                "id", id, "email", id + "@movers.test", "role", role, "jti", "t", "iat", 1_700_000_000L, "exp",
                4_000_000_000L));
    }

    private static __Name__ anas() {
        return __Name__.open(new New__Name__("Flat tyre", null), "ana", NOW);
    }

    private static TravelState trip(Double km) {
        return new TravelState(
                "trip-1", 1L, "completed", "a", "b", null, null, "R-1", "res-1", "ana",
                km == null ? null : new Indicators(null, null, null, null, km), null, NOW, NOW);
    }

    @Test
    void staffListsAllAndAUserTheirOwn() {
        service.page(user("ana", "user"), new PageRequest(0, 5_000));
        service.page(user("root", "admin"), new PageRequest(0, 5_000));

        verify(__names__).findByUser("ana", new PageRequest(0, __Name__Service.MAX_PAGE));
        verify(__names__).findAll(new PageRequest(0, __Name__Service.MAX_PAGE));
    }

    @Test
    void anotherUsersIsNotFound() {
        given(__names__.find("1")).willReturn(Optional.of(anas()));

        assertThat(service.find("1", user("ana", "user")).getUserId()).isEqualTo("ana");
        assertThat(service.find("1", user("root", "meb-admin")).getUserId()).isEqualTo("ana");
        assertThatThrownBy(() -> service.find("1", user("bea", "user"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void closingThatLosesARaceIsRepeatedOnTheStoredOne() {
        __Name__ stale = anas();
        __Name__ fresh = anas();
        given(__names__.find("1")).willReturn(Optional.of(stale)).willReturn(Optional.of(fresh));
        willThrow(new OptimisticLockingFailureException("lost")).given(updated).publish(stale);

        assertThat(service.close("1")).isSameAs(fresh);
        verify(updated).publish(fresh);
    }

    @Test
    void tripThatWasHandledBeforeIsNoFailure() {
        willThrow(new DuplicateKeyException("E11000")).given(created).publish(any());

        assertThatCode(() -> service.openAfterTrip(trip(100.0))).doesNotThrowAnyException();
    }

    @Test
    void tripThatIsShortOrOfUnknownLengthOpensNothing() {
        for (TravelState trip : List.of(trip(99.9), trip(null))) {
            service.openAfterTrip(trip);
        }

        verifyNoInteractions(created);
    }
}
