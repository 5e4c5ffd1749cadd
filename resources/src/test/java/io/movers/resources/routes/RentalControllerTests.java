package io.movers.resources.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.security.Role;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.Rental;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationFilter;
import io.movers.resources.models.Resource;
import io.movers.resources.models.views.RentedResourceView;
import io.movers.resources.models.views.ReservationPageView;
import io.movers.resources.models.views.ReservationView;
import io.movers.resources.services.RentalService.Rented;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RentalControllerTests extends ResourcesRoutes {
    private static final String RENT = "/api/resources/" + ID + "/rent";
    private static final String RETURN = "/api/resources/" + ID + "/return";
    private static final String RATE = "/api/resources/rents/" + OTHER + "/rate";
    private static final String REPLY = "/api/resources/reservations/" + OTHER + "/reply";
    private static final String RENTED = "/api/resources/rented-resources";
    private static final String LIST = "/api/resources/reservation-list";

    private static final Rental RENTAL = new Rental(OTHER, CALLER, 1.0, NOW);
    private static final String RESERVATION = """
            {"id": "%s", "resourceRef": "R-1", "userId": "%s", "status": "active", "typeRent": 1,
             "createdAt": "2024-05-01T10:00:00.000Z"}
            """.formatted(OTHER, CALLER);

    private static Reservation reservation() {
        return Reservation.from(RENTAL, resource());
    }

    private static Resource rented() {
        Resource resource = resource();
        resource.rent(RENTAL, NOW);
        return resource;
    }

    @ParameterizedTest
    @CsvSource({
        "POST, " + RENT + ", " + EVERYBODY,
        "POST, " + RETURN + ", " + EVERYBODY,
        "PUT, " + RATE + ", " + EVERYBODY,
        "PUT, " + REPLY + ", admin meb-admin client client-admin"
    })
    void everybodyRentsAndCompaniesReply(String method, String path, String roles) {
        assertReadOnlyFor(roles, method, path);
        assertRefused(asUnverified(Role.USER).call(method, path, "{"), 403, new ApiError("Forbidden"));
        verifyNoInteractions(rents);
    }

    @Test
    void employeesCannotListAllReservations() {
        assertOpenOnlyTo(
                "admin meb-admin inventory-manager repair-manager maintenance-manager client client-admin",
                "GET",
                LIST);
        assertOpenOnlyTo(EVERYBODY, "GET", RENTED);
        verifyNoInteractions(rentQueries);
    }

    @Test
    void rentShowsTheLockCodeButNotThePreviousOne() {
        Resource resource = rented();
        given(rents.rent(eq(ID), eq(1.0), caller(Role.USER))).willReturn(new Rented(resource, reservation()));

        assertAnswered(as(Role.USER).post(RENT, "{\"typeRent\": \"1\", \"userId\": \"mine\"}"), 200, """
                {"reservation": %s, "resource": %s}
                """.formatted(
                        RESERVATION, view(resource, "\"lockerPassword\": 2222,")));
    }

    @Test
    void returnDoesNotShowTheLockCode() {
        Resource resource = rented();
        resource.giveBack(List.of());
        Reservation reservation = reservation();
        Indicators measured = new Indicators(null, null, null, null, 5.0);
        reservation.finish(measured, NOW.plusSeconds(60));
        given(rents.giveBack(eq(ID), eq(OTHER), eq(measured), caller(Role.USER)))
                .willReturn(new Rented(resource, reservation));

        assertAnswered(
                as(Role.USER).post(RETURN, "{\"reservationId\": \"" + OTHER + "\", \"indicators\": {\"km\": \"5\"}}"),
                200,
                """
                {"reservation": {"id": "%s", "resourceRef": "R-1", "userId": "%s", "status": "finished", "typeRent": 1,
                   "createdAt": "2024-05-01T10:00:00.000Z", "returnedAt": "2024-05-01T10:01:00.000Z",
                   "indicators": {"km": 5}},
                 "resource": %s}
                """.formatted(OTHER, CALLER, view(resource, "")));
    }

    @Test
    void unreadableFieldsRefuseRentAndReturn() {
        assertRefused(
                as(Role.USER).post(RENT, "{\"typeRent\": \"day\"}"), 400, new ApiError("Invalid value", "typeRent"));
        assertRefused(
                as(Role.USER).post(RETURN, "{\"indicators\": {\"km\": \"far\"}}"),
                400,
                new ApiError("Invalid value", "indicators.km"));
        assertRefused(as(Role.USER).post(RETURN, "{\"reservationId\": \"nope\"}"), 400, new ApiError("Invalid id"));
        assertRefused(as(Role.USER).post(RENT.replace(ID, "nope"), "{}"), 400, new ApiError("Invalid id"));
        verifyNoInteractions(rents);
    }

    @Test
    void returnWithoutABodyReachesTheService() {
        given(rents.giveBack(eq(ID), isNull(), isNull(), any()))
                .willThrow(new BadRequestException("The resource does not exists"));

        assertRefused(as(Role.USER).call("POST", RETURN, null), 400, new ApiError("The resource does not exists"));
    }

    @Test
    void ratingMayLeaveOutEitherPart() {
        Reservation reservation = reservation();
        reservation.rate(4.5, "fine");
        given(rents.rate(eq(OTHER), eq(4.5), isNull(), caller(Role.USER))).willReturn(reservation);

        assertThat(as(Role.USER).put(RATE, "{\"rating\": \"4.5\", \"reply\": \"mine\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.reservation")
                .asMap()
                .containsEntry("rating", 4.5)
                .containsEntry("comments", "fine")
                .doesNotContainKey("reply");
    }

    @Test
    void emptyReplyIsRefused() {
        assertRefused(
                as(Role.CLIENT).put(REPLY, "{\"reply\": null}"), 400, new ApiError("The reply is required", "reply"));
        verifyNoInteractions(rents);

        given(rents.reply(eq(OTHER), eq("5"), caller(Role.CLIENT))).willReturn(reservation());
        assertAnswered(as(Role.CLIENT).put(REPLY, "{\"reply\": 5}"), 200, RESERVATION);
    }

    @Test
    void rentedResourcesShowTheirTrips() {
        given(rentQueries.rentedBy(caller(Role.USER)))
                .willReturn(List.of(new RentedResourceView(ReservationView.of(reservation()), List.of())));

        assertAnswered(
                as(Role.USER).get(RENTED),
                200,
                "[" + RESERVATION.strip().replaceFirst("}$", ", \"travels\": []}") + "]");
    }

    @Test
    void reservationListIsNarrowedByTheLastClientAndByDaysInBogota() {
        ReservationFilter filter = new ReservationFilter(
                "Acme", new DateRange(Instant.parse("2024-05-01T05:00:00Z"), Instant.parse("2024-05-03T05:00:00Z")));
        given(rentQueries.list(eq(filter), eq(new PageRequest(10, 5)), caller(Role.CLIENT)))
                .willReturn(new ReservationPageView(10, 5, 11, List.of()));

        assertAnswered(
                as(Role.CLIENT)
                        .get(LIST + "?client=Other&client=Acme&office=Norte&status=active&reference=R-1"
                                + "&from=2024-05-01&to=2024-05-02&page=3&perPage=5"),
                200,
                "{\"page\": 10, \"perPage\": 5, \"totalResults\": 11, \"reservations\": []}");
        verify(rentQueries).list(any(), any(), any());
    }

    @Test
    void commentAndReplyOfMoreThan2000CharactersAreRefused() {
        String tooLong = "x".repeat(2_001);
        assertRefused(
                as(Role.USER).put(RATE, "{\"comments\": \"" + tooLong + "\"}"),
                400,
                new ApiError("Máximo 2000 caracteres", "comments"));
        assertRefused(
                as(Role.CLIENT).put(REPLY, "{\"reply\": \"" + tooLong + "\"}"),
                400,
                new ApiError("Máximo 2000 caracteres", "reply"));
        verifyNoInteractions(rents);
    }
}
