package io.movers.auth.routes;

import io.movers.auth.models.views.IndicatorsView;
import io.movers.auth.models.views.RankingView;
import io.movers.auth.services.RankingService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ranking and the indicators of the caller's trips. */
@RestController
@RequestMapping("/api/users")
@Access(Caller.SIGNED_IN)
class RankingController {
    private final RankingService ranking;

    RankingController(RankingService ranking) {
        this.ranking = ranking;
    }

    @GetMapping("/ranking")
    @Described("Lists the best scores.")
    List<RankingView> getRanking(RankingRequest request, CurrentUser caller) {
        return ranking.places(caller, request.type()).stream()
                .map(ranked -> RankingView.of(ranked.place(), ranked.user()))
                .toList();
    }

    @GetMapping("/user-indicators")
    @Described("Sums the indicators of the caller's trips.")
    IndicatorsView getUserIndicators(UserIndicatorsRequest request, CurrentUser caller) {
        return new IndicatorsView(ranking.indicators(caller, request.type(), request.finished()));
    }
}
