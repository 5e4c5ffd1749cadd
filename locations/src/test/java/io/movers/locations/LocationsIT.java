package io.movers.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.locations.models.City;
import io.movers.locations.models.Country;
import io.movers.locations.models.Geometry;
import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.testing.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

class LocationsIT {
    private static RunningLocations service;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        service = new RunningLocations();
        admin = service.session("admin");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @BeforeEach
    void empty() {
        for (Class<?> type : List.of(Country.class, City.class, Geometry.class)) {
            service.mongo().remove(new Query(), type);
        }
    }

    private static Answer country(String name) {
        return service.call("POST", "/countries", admin, Map.of("name", name));
    }

    private static Answer city(String name, String country) {
        return service.call("POST", "/cities", admin, Map.of("name", name, "country", country));
    }

    private static Answer geometry(String city, Object points) {
        return service.call(
                "POST", "/cities/" + city + "/geometries", admin, Map.of("name", "Centro", "points", points));
    }

    @Test
    void citiesOfACountryAreListedFromZToA() {
        country("Colombia");
        country("Peru");
        city("Bogota DC", "Colombia");
        city("Cali", "Colombia");

        Answer list = service.call("GET", "/countries", null, null);

        assertThat(list.body())
                .extracting(country -> country.get("name").asString())
                .containsExactly("Colombia", "Peru");
        assertThat(list.body().at("/0/cities"))
                .extracting(city -> city.get("slug").asString())
                .containsExactly("cali", "bogota-dc");
        assertThat(list.body().at("/1/cities")).isEmpty();
    }

    @Test
    void onlyOneOfManyConcurrentAdditionsOfACountrySucceeds() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(i -> () -> country(i % 2 == 0 ? "Chile" : "CHILE"))
                    .toList();
            List<Answer> answers =
                    together.invokeAll(calls).stream().map(LocationsIT::result).toList();

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::message)
                    .containsOnly("Country already exists");
        } finally {
            together.shutdown();
        }
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void newGeometryNamesItsCityAndItsPointsHaveIds() {
        country("Colombia");
        String bogota = city("Bogota", "Colombia").id();

        Answer made = geometry(bogota, List.of(Map.of("lat", "4.6", "lng", -74), Map.of("lat", 4.5, "lng", "-74.1")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().get("city").asString()).isEqualTo("Bogota");
        assertThat(made.body().get("points"))
                .extracting(point -> point.get("lat").asDouble())
                .containsExactly(4.6, 4.5);
        assertThat(made.body().get("points"))
                .extracting(point -> ObjectId.isValid(point.get("_id").asString()))
                .containsExactly(true, true);
        assertThat(geometry(bogota, List.of(Map.of("lat", 1, "lng", 1))).message())
                .isEqualTo("Geometry name already exists");
    }

    @Test
    void allErrorsOfAGeometryAreReportedAtOnce() {
        country("Colombia");
        String bogota = city("Bogota", "Colombia").id();

        assertThat(geometry(bogota, List.of(Map.of("lat", 1), Map.of("lat", "x", "lng", 2)))
                        .body()
                        .get("errors"))
                .extracting(error -> error.get("field").asString() + ": "
                        + error.get("message").asString())
                .containsExactly(
                        "points[0].lng: Longitude is required",
                        "points[1].lat: Invalid latitude",
                        "points[0].lng: Invalid longitude");
        assertThat(geometry("5f0000000000000000000404", List.of(Map.of("lat", 1, "lng", 1)))
                        .message())
                .isEqualTo("The city does not exists");
        assertThat(geometry("nope", List.of(Map.of("lat", 1, "lng", 1))).message())
                .isEqualTo("Invalid id");
    }

    @Test
    void onlyStaffAddsLocations() {
        for (String role : List.of("client", "user", "inventory-manager")) {
            assertThat(service.call("POST", "/countries", service.session(role), Map.of("name", "Peru"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(service.call("POST", "/countries", null, Map.of("name", "Peru"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void bodyOver100kBIsTooLarge() {
        assertThat(country("x".repeat(120_000)).status()).isEqualTo(413);
        assertThat(country("x".repeat(90_000)).message()).isEqualTo("Máximo 100 caracteres");
    }

    @Test
    void countriesWithCitiesTakeTwoIndexedQueries() {
        IntStream.range(0, 40).forEach(i -> {
            country("Country " + i);
            city("City " + i, "Country " + i);
        });
        RecordedQueries queries = service.bean(RecordedQueries.class);
        queries.clear();

        assertThat(service.call("GET", "/countries", null, null).body()).hasSize(40);

        assertThat(queries.ofRequests()).hasSize(2);
        assertThat(new IndexRule(service.mongo().getDb()).unanswered(queries.ofRequests()))
                .isEmpty();

        queries.clear();
        city("Cali", "Country 1");
        assertThat(new IndexRule(service.mongo().getDb()).unanswered(queries.ofRequests()))
                .isEmpty();
    }

    @Test
    void sessionOfAnArchivedAccountIsRefused() {
        String id = new ObjectId().toHexString();
        String session = service.session("admin", id, null);
        assertThat(service.call("POST", "/countries", session, Map.of("name", "Chile"))
                        .status())
                .isEqualTo(201);

        service.publish(
                Subjects.USER_UPDATED,
                Map.of("id", id, "version", 3, "email", "a@b.test", "deletedAt", "2026-01-01T00:00:00.000Z"),
                ReplicaState.FULL);

        await().untilAsserted(() -> assertThat(service.call("POST", "/countries", session, Map.of("name", "Peru"))
                        .status())
                .isEqualTo(401));
    }
}
