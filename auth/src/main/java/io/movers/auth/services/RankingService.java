package io.movers.auth.services;

import io.movers.auth.models.IndicatorTotals;
import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.TripIndicatorsRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.DateRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds the highest scores, and sums the indicators of a user's trips. */
@Service
public class RankingService {
    private static final int PLACES = 1_000;
    private static final int COLLEAGUES = 10_000;

    private final RankingRepository ranking;
    private final TripIndicatorsRepository indicators;
    private final UserRepository users;
    private final Companies companies;

    RankingService(
            RankingRepository ranking, TripIndicatorsRepository indicators, UserRepository users, Companies companies) {
        this.ranking = ranking;
        this.indicators = indicators;
        this.users = users;
        this.companies = companies;
    }

    /** Returns the best places among the users of the caller's companies. */
    public List<RankedUser> places(CurrentUser caller, @Nullable String resourceType) {
        CompanyScope scope = companies.of(caller);
        List<RankingPlace> places = scope.all()
                ? ranking.best(resourceType, PLACES)
                : ranking.best(resourceType, users.idsOfCompanies(scope.names(), null, COLLEAGUES), PLACES);
        Map<String, User> ranked =
                users.byId(places.stream().map(RankingPlace::userId).toList());
        return places.stream()
                .map(place -> new RankedUser(place, ranked.get(place.userId())))
                .toList();
    }

    /** Sums the indicators of the caller's trips. */
    public IndicatorTotals indicators(CurrentUser caller, @Nullable String resourceType, DateRange range) {
        return indicators.totals(caller.id(), resourceType, range.fromInclusive(), range.toExclusive());
    }
}
