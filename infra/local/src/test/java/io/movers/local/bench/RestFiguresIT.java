package io.movers.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small case of the benchmark, so that it still works when it is needed. */
class RestFiguresIT {
    @Test
    void benchmarkMeasuresTheRoutesOfATrip() {
        try (RestFigures figures = new RestFigures(Path.of("../.."), 2)) {
            Map<String, RouteCosts> costs = figures.measure(List.of("travels"));

            assertThat(costs).containsKeys("POST travels", "PUT travels/:id/finish", "GET travels");
            assertThat(costs).allSatisfy((route, cost) -> {
                assertThat(cost.load().failed()).as(route).isZero();
                assertThat(cost.load().perSecond()).as(route).isPositive();
                assertThat(cost.load().p99())
                        .as(route)
                        .isGreaterThanOrEqualTo(cost.load().p50());
                assertThat(cost.service()).as(route).isPositive();
                assertThat(cost.commands()).as(route).isPositive();
                assertThat(cost.allocated()).as(route).isPositive();
            });
        }
    }
}
