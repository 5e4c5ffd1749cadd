package io.movers.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.security.SessionTokens;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.hostile.RawRequest.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends odd requests to every route with every role. None is answered with 500 or above, and the services are healthy afterwards.
 *
 * <p><code>-Dfuzz.seed=7 -Dfuzz.seconds=600</code> runs for longer and with other requests.
 */
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 20_26L);
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("fuzz.seconds", 10L));
    private static final int SHOWN_FAILURES = 40;
    private static final List<String> ROLES = List.of("admin", "admin", "admin", "client", "user", "inventory-manager");

    @TempDir
    static Path data;

    private static Suite suite;
    private static List<Route> routes;

    private final OddValues odd = new OddValues(SEED);
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int sent;

    @BeforeAll
    static void start() {
        suite = Suite.start(SuiteConfig.onFreePorts(data).with("RATE_LIMIT_ENABLED", "false"));
        routes = Route.of(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void noQueryIsAnsweredWithAFailureOnAnyRoute() throws IOException {
        for (Route route : routes) {
            for (String query : OddValues.QUERIES) {
                String path = route.path().replaceAll("\\{[^}]*}", "5f0000000000000000000404");
                boolean body = route.body() != null;
                check(route, RawRequest.of(route.method(), path + query, session("admin"), body ? bytes("{}") : null));
            }
        }
        assertNoFailure();
    }

    @Test
    void noRequestIsAnsweredWithAFailure() throws IOException {
        for (Route route : routes) {
            sendOdd(route);
        }
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && failures.size() < SHOWN_FAILURES) {
            sendOdd(odd.any(routes));
        }
        assertNoFailure();
    }

    private void sendOdd(Route route) throws IOException {
        String target = odd.path(route.path()) + (odd.chance(3) ? odd.any(OddValues.QUERIES) : "");
        byte @Nullable [] body = route.body() == null ? null : bytes(odd.body(route.body()));
        RawRequest request =
                RawRequest.of(route.method(), target, odd.chance(8) ? null : session(odd.any(ROLES)), body);
        check(route, odd.chance(6) ? request.withHeader(odd.header()) : request);
    }

    /** Half of the requests go through the gateway. */
    private void check(Route route, RawRequest request) throws IOException {
        sent++;
        int gateway = Integer.parseInt(suite.url().substring(suite.url().lastIndexOf(':') + 1));
        boolean direct = sent % 2 == 0;
        Answer answer = request.send(direct ? suite.port(route.service()) : gateway);
        if (answer.isFailure() || answer.status() == 0) {
            String key = route.method() + " " + route.path() + " " + answer.status() + (direct ? "" : " (gateway)");
            failures.putIfAbsent(key, request.toString());
        }
    }

    private void assertNoFailure() throws IOException {
        List<String> seen = new ArrayList<>();
        failures.forEach((key, request) -> seen.add(key + "  <-  " + request));
        assertThat(seen)
                .as("answers of %d requests with the seed %d", sent, SEED)
                .isEmpty();
        for (Service service : Service.values()) {
            String health = suite.context(service).getEnvironment().getRequiredProperty("movers.service.health-path");
            long before = System.nanoTime();
            assertThat(RawRequest.of("GET", health, null, null)
                            .send(suite.port(service))
                            .status())
                    .as(health)
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(health).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** A new caller each time, so that no session ends because an earlier request changed its account. */
    private static String session(String role) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("id", new ObjectId().toHexString());
        claims.put("email", role + "@fuzz.test");
        claims.put("role", role);
        claims.put("status", "active");
        claims.put("client", role.equals("admin") ? null : "Acme");
        return suite.context(Service.AUTH).getBean(SessionTokens.class).issue(claims);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
