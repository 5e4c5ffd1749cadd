package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyDouble;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.movers.auth.Accounts;
import io.movers.auth.Trip;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.AccountScore;
import io.movers.auth.models.EntryResult;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreSums;
import io.movers.auth.models.ScoreTotals;
import io.movers.auth.models.TripIndicatorsRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.events.contract.TravelState;
import io.movers.common.web.WebProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ScoreServiceTests {
    private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

    private final ScoreRepository scores = mock();
    private final ScoreSumService sums = mock();
    private final UserRepository users = mock();
    private final TripJudgeService judge = mock();
    private final User user = Accounts.active("ana@acme.test", NOON);
    private final ScoreService service = new ScoreService(
            scores,
            sums,
            mock(TripIndicatorsRepository.class),
            mock(RankingRepository.class),
            Optional.empty(),
            users,
            judge,
            mock(UserUpdatedPublisher.class),
            new WebProperties(DataSize.ofKilobytes(64), Duration.ofSeconds(60), 100, ZoneOffset.UTC, List.of()),
            Clock.systemUTC());

    @Test
    void entryThatAnotherDeliveryHasMadeMeanwhileIsInTheTotal() {
        TravelState trip = Trip.of("t", user.getId(), "R-1", NOON).under("r").finished(4);
        given(judge.judge(trip)).willReturn(new TripVerdict.Counts(user, "Bicicleta"));
        given(users.find(user.getId())).willReturn(user);
        given(sums.settle(user.getId())).willReturn(score(0), score(4));
        given(scores.enterTrip(any(), any(), anyDouble(), any())).willReturn(new EntryResult.EnteredBefore());

        assertThat(service.addTrip(trip, NOON)).isTrue();

        assertThat(user.getPoints()).isEqualTo(4);
    }

    private AccountScore score(double points) {
        var sums = new ScoreSums(user.getId(), points, List.of(), List.of(), 1, false, null, 1);
        return new AccountScore(sums, new ScoreTotals(0, Map.of()));
    }
}
