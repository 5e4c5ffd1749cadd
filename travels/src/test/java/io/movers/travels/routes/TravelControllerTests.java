package io.movers.travels.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Point;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import io.movers.travels.models.NewTravel;
import io.movers.travels.models.Travel;
import io.movers.travels.models.TravelResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

class TravelControllerTests extends TravelsRoutes {
    private static final String TRAVELS = "/api/travels";
    private static final String FINISH = TRAVELS + "/" + ID + "/finish";
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    private static Travel travel() {
        return Travel.start(new NewTravel("a", "b", null, null, "R-1", "res-1"), CALLER, NOW);
    }

    @ParameterizedTest
    @CsvSource({"GET, " + TRAVELS, "POST, " + TRAVELS, "PUT, " + FINISH})
    void tripsAreOpenToSignedInActiveAccountsOnly(String method, String path) {
        assertOpenOnlyTo(
                "admin meb-admin inventory-manager repair-manager maintenance-manager client client-admin user",
                method,
                path);
        assertRefused(asUnverified(Role.USER).call(method, path, "{"), 403, new ApiError("Forbidden"));
        verifyNoInteractions(travels);
    }

    @Test
    void missingFieldsOfANewTripAreAnsweredTogether() {
        assertRefused(
                as(Role.USER).post(TRAVELS, "{\"origin\": null, \"destination\": \"\"}"),
                400,
                new ApiError("Origin is required", "origin"),
                new ApiError("Origin is required", "destination"),
                new ApiError("Resource reference is required", "resourceRef"),
                new ApiError("Reservation id is required", "reservationId"));
        verifyNoInteractions(travels);
    }

    @Test
    void textsOfANewTripHaveAnEnd() {
        String body = """
                {"origin": "%s", "destination": "%s", "resourceRef": "%s", "reservationId": "%s"}""";
        assertRefused(
                as(Role.USER)
                        .post(
                                TRAVELS,
                                body.formatted("o".repeat(501), "d".repeat(501), "r".repeat(101), "i".repeat(101))),
                400,
                new ApiError("Máximo 500 caracteres", "origin"),
                new ApiError("Máximo 500 caracteres", "destination"),
                new ApiError("Máximo 100 caracteres", "resourceRef"),
                new ApiError("Máximo 100 caracteres", "reservationId"));
        verifyNoInteractions(travels);

        given(travels.start(any(), any())).willReturn(travel());
        assertThat(as(Role.USER)
                        .post(
                                TRAVELS,
                                body.formatted("o".repeat(500), "d".repeat(500), "r".repeat(100), "i".repeat(100))))
                .hasStatus(201);
    }

    @Test
    void textsOfAResultHaveAnEnd() {
        assertRefused(
                as(Role.USER).put(FINISH, "{\"origin\": \"%s\", \"destination\": \"%<s\"}".formatted("o".repeat(501))),
                400,
                new ApiError("Máximo 500 caracteres", "origin"),
                new ApiError("Máximo 500 caracteres", "destination"));
        verifyNoInteractions(travels);
    }

    @Test
    void newTripTakesConvertedPlacesAndNoServerFieldsFromTheBody() {
        NewTravel newTravel = new NewTravel("Casa", "12", new Point(4.6, -74.1), null, "R-1", "res-1");
        Travel travel = Travel.start(newTravel, CALLER, NOW);
        given(travels.start(eq(newTravel), caller(Role.USER))).willReturn(travel);

        assertAnswered(as(Role.USER).post(TRAVELS, """
                        {"origin": "Casa", "destination": 12, "resourceRef": "R-1", "reservationId": "res-1",
                         "originPoint": {"latitude": "4.6", "longitude": "-74.1", "alt": 3},
                         "status": "completed", "userId": "mine", "indicators": {"km": 400}}
                        """), 201, """
                {"id": "%s", "status": "pending", "origin": "Casa", "destination": "12",
                 "originPoint": {"latitude": 4.6, "longitude": -74.1}, "resourceRef": "R-1", "reservationId": "res-1",
                 "userId": "%s", "tracking": [], "createdAt": "2024-05-01T10:00:00.000Z", "version": 0}
                """.formatted(travel.getId(), CALLER));
    }

    @Test
    void latitudeThatIsNoNumberIsRefusedWithItsField() {
        assertRefused(as(Role.USER).post(TRAVELS, """
                        {"origin": "a", "destination": "b", "resourceRef": "R-1", "reservationId": "res-1",
                         "originPoint": {"latitude": "north", "longitude": 1}}
                        """), 400, new ApiError("Invalid value", "originPoint.latitude"));
        verifyNoInteractions(travels);
    }

    @Test
    void resultOfATripReachesTheServiceConverted() {
        given(travels.finish(any(), any(), any())).willReturn(travel());

        assertThat(as(Role.USER).put(FINISH, """
                        {"destination": "Oficina 2", "indicators": {"km": "5.5", "calories": 4, "extra": 6},
                         "tracking": [{"latitude": 1, "speed": 9.5}, {"latitude": "3", "at": null}]}
                        """)).hasStatusOk();

        ArgumentCaptor<TravelResult> result = ArgumentCaptor.captor();
        verify(travels).finish(eq(ID), result.capture(), caller(Role.USER));
        assertThat(result.getValue())
                .isEqualTo(new TravelResult(
                        null,
                        "Oficina 2",
                        null,
                        null,
                        new Indicators(null, null, null, 4.0, 5.5),
                        List.of(Map.of("latitude", 1, "speed", 9.5), Map.of("latitude", "3"))));
    }

    @Test
    void tripIsFinishedWithoutABody() {
        given(travels.finish(any(), any(), any())).willReturn(travel());

        assertThat(as(Role.USER).call("PUT", FINISH, null)).hasStatusOk();

        verify(travels).finish(eq(ID), eq(new TravelResult(null, null, null, null, null, List.of())), any());
    }

    @Test
    void indicatorsOutOfRangeAreAnsweredTogether() {
        assertRefused(
                as(Role.USER).put(FINISH, """
                        {"indicators": {"km": 500.1, "energyFootprint": 0, "economicFootprint": 1000001, "calories": -1,
                         "environmentalFootprint": 1000000}}
                        """),
                400,
                new ApiError("Invalid value", "indicators.km"),
                new ApiError("Invalid value", "indicators.economicFootprint"),
                new ApiError("Invalid value", "indicators.calories"));
        verifyNoInteractions(travels);
    }

    @Test
    void tooManyTrackingPointsAreRefused() {
        String points = IntStream.rangeClosed(0, TrackingRequest.MAX_POINTS)
                .mapToObj(i -> "{\"n\": 1}")
                .collect(Collectors.joining(","));

        assertRefused(
                as(Role.USER).put(FINISH, "{\"tracking\": [" + points + "]}"),
                400,
                new ApiError("At most 5000 points", "tracking"));
        verifyNoInteractions(travels);
    }

    @Test
    void finishOfAnUnknownOrForeignOrMalformedTripIsRefused() {
        given(travels.finish(eq(ID), any(), any())).willThrow(new NotFoundException());
        given(travels.finish(eq(CALLER), any(), any())).willThrow(new NotAuthorizedException());

        assertRefused(as(Role.USER).put(FINISH, "{}"), 404, new ApiError("Not Found"));
        assertRefused(
                as(Role.ADMIN).put(TRAVELS + "/" + CALLER + "/finish", "{}"), 401, new ApiError("Not authorized"));
        assertRefused(as(Role.USER).put(TRAVELS + "/nope/finish", "{}"), 400, new ApiError("Invalid id"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 50",
        "?page=3&perPage=10, 20, 10",
        "?page=0&perPage=5000, 0, 200",
        "?page=2&perPage=1e 26, 200, 200",
        "?page=x, 0, 50"
    })
    void pageOfTripsFollowsTheQuery(String query, long skip, int limit) {
        AtomicBoolean closed = new AtomicBoolean();
        Travel travel = travel();
        given(travels.pageOf(CALLER, new PageRequest(skip, limit)))
                .willReturn(Stream.of(travel).onClose(() -> closed.set(true)));

        assertThat(as(Role.USER).get(TRAVELS + query.replace(" ", "%20")))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .containsExactly(travel.getId());
        assertThat(closed).isTrue();
    }
}
