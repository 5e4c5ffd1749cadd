package io.movers.auth.services;

import io.movers.auth.models.IndicatorTotals;
import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.auth.models.views.RankingView;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.DateRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who has how many points, and what his trips saved. */
@Service
public class RankingService {
    private static final int PLACES = 1_000;
    private static final int COLLEAGUES = 10_000;

    private final ScoreRepository ledger;
    private final UserRepository users;
    private final Companies companies;

    RankingService(ScoreRepository ledger, UserRepository users, Companies companies) {
        this.ledger = ledger;
        this.users = users;
        this.companies = companies;
    }

    /** The best first; among the people of the caller's companies. */
    public List<RankingView> places(CurrentUser caller, @Nullable String resourceType) {
        CompanyScope scope = companies.of(caller);
        List<RankingPlace> places = scope.all()
                ? ledger.ranking(resourceType, PLACES)
                : ledger.ranking(resourceType, users.idsOfCompanies(scope.names(), null, COLLEAGUES), PLACES);
        Map<String, User> ranked =
                users.byId(places.stream().map(RankingPlace::userId).toList());
        return places.stream()
                .map(place -> RankingView.of(place, ranked.get(place.userId())))
                .toList();
    }

    public IndicatorTotals indicators(CurrentUser caller, @Nullable String resourceType, DateRange range) {
        return ledger.indicators(caller.id(), resourceType, range.fromInclusive(), range.toExclusive());
    }
}
