package io.movers.locations.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.locations.models.City;
import io.movers.locations.models.Geometry;
import io.movers.locations.models.GeometryPoint;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class CityControllerTests extends LocationsRoutes {
    private static final String CITIES = "/api/locations/cities";
    private static final String GEOMETRIES = CITIES + "/" + ID + "/geometries";

    @ParameterizedTest
    @ValueSource(strings = {CITIES, GEOMETRIES})
    void onlyStaffAddsCitiesAndTheirGeometries(String path) {
        assertReadOnlyFor("admin meb-admin", "POST", path);
        verifyNoInteractions(locations);
    }

    @Test
    void allMissingFieldsOfACityAreReportedAtOnce() {
        assertRefused(
                as(Role.ADMIN).post(CITIES, "{\"country\": \"  \"}"),
                400,
                new ApiError("Name is required", "name"),
                new ApiError("Country is required", "country"));
        verifyNoInteractions(locations);
    }

    @Test
    void namesOfANewCityAreTrimmed() {
        City city = City.create("Bogota DC", "Colombia");
        given(locations.addCity("Bogota DC", "Colombia")).willReturn(city);

        assertAnswered(as(Role.ADMIN).post(CITIES, """
                        {"name": " Bogota DC ", "country": "Colombia ", "slug": "mine"}
                        """), 201, """
                {"id": "%s", "name": "Bogota DC", "slug": "bogota-dc", "country": "Colombia", "version": 0}
                """.formatted(city.getId()));
    }

    @Test
    void cityOfAnUnknownCountryIsRefused() {
        given(locations.addCity(any(), any())).willThrow(new BadRequestException("The country does not exists"));

        assertRefused(
                as(Role.ADMIN).post(CITIES, "{\"name\": \"Lima\", \"country\": \"peru\"}"),
                400,
                new ApiError("The country does not exists"));
    }

    @Test
    void errorsNameThePointsOfAGeometry() {
        assertRefused(
                as(Role.ADMIN).post(GEOMETRIES, """
                        {"name": "Centro", "points": [{"lat": 1, "lng": 2}, {"lat": "north", "lng": 2}, {"lat": 3}]}
                        """),
                400,
                new ApiError("Longitude is required", "points[2].lng"),
                new ApiError("Invalid latitude", "points[1].lat"),
                new ApiError("Invalid longitude", "points[2].lng"));
        verifyNoInteractions(locations);
    }

    @Test
    void cityAndGeometryTextsHaveAMaximumLength() {
        String text = "\"" + "x".repeat(101) + "\"";
        ApiError name = new ApiError("Máximo 100 caracteres", "name");

        assertRefused(
                as(Role.ADMIN).post(CITIES, "{\"name\": " + text + ", \"country\": " + text + "}"),
                400,
                name,
                new ApiError("Máximo 100 caracteres", "country"));
        assertRefused(
                as(Role.ADMIN).post(GEOMETRIES, "{\"name\": " + text + ", \"points\": [{\"lat\": 1, \"lng\": 2}]}"),
                400,
                name);
        verifyNoInteractions(locations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "7",
                "\"points\"",
                "{\"0\": {\"lat\": 1, \"lng\": 2}}",
                "[[]]",
                "[[{\"lat\": 1, \"lng\": 2}]]",
                "[null]",
                "[{\"lat\": [], \"lng\": 2}]",
                "[{\"lat\": [[1]], \"lng\": 2}]",
                "[{\"lat\": {}, \"lng\": 2}]",
                "[{\"lat\": 1e999, \"lng\": 2}]"
            })
    void geometryWithoutPointsIsRefused(String points) {
        assertThat(as(Role.ADMIN).post(GEOMETRIES, "{\"name\": \"Centro\", \"points\": " + points + "}"))
                .hasStatus(400);
        verifyNoInteractions(locations);
    }

    @Test
    void textCoordinatesOfAGeometryBecomeNumbers() {
        Geometry geometry = new Geometry("Centro", "Bogota DC", List.of(new GeometryPoint(new ObjectId(ID), 4.6, -74)));
        given(locations.addGeometry(any(), any(), any())).willReturn(geometry);

        assertAnswered(as(Role.ADMIN).post(GEOMETRIES, """
                        {"name": " Centro ", "points": [{"lat": "4.6", "lng": "-74", "_id": "mine"}]}
                        """), 201, """
                {"id": "%s", "name": "Centro", "city": "Bogota DC", "version": 0,
                 "points": [{"_id": "%s", "lat": 4.6, "lng": -74.0}]}
                """.formatted(geometry.getId(), ID));

        ArgumentCaptor<List<GeometryPoint>> points = ArgumentCaptor.captor();
        verify(locations).addGeometry(eq(ID), eq("Centro"), points.capture());
        assertThat(points.getValue())
                .extracting(GeometryPoint::lat, GeometryPoint::lng)
                .containsExactly(tuple(4.6, -74.0));
    }

    @Test
    void bodyIsCheckedBeforeAMalformedCityId() {
        String path = CITIES + "/nope/geometries";

        assertRefused(
                as(Role.ADMIN).post(path, "{\"points\": [{\"lat\": 1, \"lng\": 2}]}"),
                400,
                new ApiError("Name is required", "name"));
        assertRefused(
                as(Role.ADMIN).post(path, "{\"name\": \"Centro\", \"points\": [{\"lat\": 1, \"lng\": 2}]}"),
                400,
                new ApiError("Invalid id"));
        verifyNoInteractions(locations);
    }
}
