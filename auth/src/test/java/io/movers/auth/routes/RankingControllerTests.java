package io.movers.auth.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.IndicatorTotals;
import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.User;
import io.movers.auth.services.RankedUser;
import io.movers.common.errors.ApiError;
import io.movers.common.security.Role;
import io.movers.common.web.DateRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingControllerTests extends AuthRoutes {
    private static final String RANKING = "/api/users/ranking";
    private static final String INDICATORS = "/api/users/user-indicators";
    private static final String SUMS = """
            {"indicators": {"energyFootprint": 1, "environmentalFootprint": 2, "economicFootprint": 3,
                            "calories": 4, "km": 5.5}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {RANKING, INDICATORS})
    void verifiedSessionIsRequired(String path) {
        assertRefused(asNobody().get(path), 401, new ApiError("Not authorized"));
        assertRefused(asUnverified(Role.USER).get(path), 403, new ApiError("Forbidden"));
        verifyNoInteractions(ranking);
    }

    @Test
    void rankingPlaceShowsOnlyNameAndPhoto() {
        User ana = account();
        given(ranking.places(caller(Role.USER), eq("bike")))
                .willReturn(List.of(
                        new RankedUser(new RankingPlace("r1", ana.getId(), "bike", 51, NOW), ana),
                        new RankedUser(new RankingPlace("r2", "u2", "bike", 1.5, null), null)));

        assertAnswered(as(Role.USER).get(RANKING + "?type=scooter&type=bike"), 200, """
                [{"id": "r1", "userId": "%1$s", "user": {"id": "%1$s", "firstName": "Ana", "lastName": "Ruiz"},
                  "resourceType": "bike", "points": 51, "createdAt": "2024-05-01T10:00:00.000Z"},
                 {"id": "r2", "userId": "u2", "resourceType": "bike", "points": 1.5}]
                """.formatted(ana.getId()));
    }

    @Test
    void plainDateIncludesTheWholeDayInBogota() {
        DateRange may = new DateRange(Instant.parse("2024-05-01T05:00:00Z"), Instant.parse("2024-06-01T05:00:00Z"));
        given(ranking.indicators(caller(Role.USER), isNull(), eq(may)))
                .willReturn(new IndicatorTotals(1, 2, 3, 4, 5.5));

        assertAnswered(as(Role.USER).get(INDICATORS + "?from=2024-05-01&to=2024-05-31"), 200, SUMS);
    }

    @Test
    void indicatorsWithoutDatesSumAllTrips() {
        given(ranking.indicators(any(), eq("bike"), eq(new DateRange(null, null))))
                .willReturn(new IndicatorTotals(1, 2, 3, 4, 5.5));

        assertAnswered(as(Role.USER).get(INDICATORS + "?type=bike&from=&to="), 200, SUMS);
    }

    @ParameterizedTest
    @CsvSource({"from=garbage, from", "to=2024-13-01, to"})
    void unreadableDateIsRefused(String query, String field) {
        assertRefused(as(Role.USER).get(INDICATORS + "?" + query), 400, new ApiError("Invalid date", field));
        verifyNoInteractions(ranking);
    }
}
