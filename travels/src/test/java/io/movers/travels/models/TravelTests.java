package io.movers.travels.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TravelTests {
    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");
    private static final Instant END = START.plusSeconds(600);

    private static Travel travel(@Nullable Point originPoint) {
        return Travel.start(new NewTravel("Casa", "Oficina", originPoint, null, "R-1", "res-1"), "ana", START);
    }

    private static TravelResult result(@Nullable String origin, @Nullable Point originPoint) {
        return new TravelResult(origin, null, originPoint, null, null, List.of());
    }

    @Test
    void finishKeepsWhatTheResultLeavesOut() {
        Travel travel = travel(new Point(1.0, 2.0));

        assertThat(travel.finish(result(null, null), END)).isTrue();

        assertThat(travel.getStatus()).isEqualTo("completed");
        assertThat(travel.getCompletedAt()).isEqualTo(END);
        assertThat(travel.getOrigin()).isEqualTo("Casa");
        assertThat(travel.getDestination()).isEqualTo("Oficina");
        assertThat(travel.getOriginPoint()).isEqualTo(new Point(1.0, 2.0));
        assertThat(travel.getDestinationPoint()).isNull();
    }

    @Test
    void finishReplacesWhatTheResultReports() {
        Travel travel = travel(null);
        Indicators indicators = new Indicators(1.0, 2.0, 3.0, 4.0, 5.0);
        List<Map<String, Object>> tracking = List.of(Map.of("latitude", 1));

        travel.finish(
                new TravelResult("Gimnasio", "Oficina 2", null, new Point(4.7, -74.0), indicators, tracking), END);

        assertThat(travel.getOrigin()).isEqualTo("Gimnasio");
        assertThat(travel.getDestination()).isEqualTo("Oficina 2");
        assertThat(travel.getDestinationPoint()).isEqualTo(new Point(4.7, -74.0));
        assertThat(travel.getIndicators()).isEqualTo(indicators);
        assertThat(travel.getTracking()).isEqualTo(tracking);
    }

    @Test
    void emptyOriginAndPointReplaceNothing() {
        Travel travel = travel(null);

        travel.finish(result("", new Point(null, null)), END);

        assertThat(travel.getOrigin()).isEqualTo("Casa");
        assertThat(travel.getOriginPoint()).isNull();
    }

    @Test
    void reportedLongitudeIsCompletedWithTheKnownLatitude() {
        Travel travel = travel(new Point(1.0, 2.0));

        travel.finish(result(null, new Point(null, 9.0)), END);

        assertThat(travel.getOriginPoint()).isEqualTo(new Point(1.0, 9.0));
    }

    @Test
    void secondFinishChangesNothing() {
        Travel travel = travel(null);
        travel.finish(result("Gimnasio", null), END);

        assertThat(travel.finish(result("Parque", new Point(1.0, 2.0)), END.plusSeconds(1)))
                .isFalse();

        assertThat(travel.getOrigin()).isEqualTo("Gimnasio");
        assertThat(travel.getOriginPoint()).isNull();
        assertThat(travel.getCompletedAt()).isEqualTo(END);
    }
}
