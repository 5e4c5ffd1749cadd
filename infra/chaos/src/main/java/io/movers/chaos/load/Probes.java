package io.movers.chaos.load;

import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Tries sessions that have ended, at every service. */
public final class Probes {
    private static final int MOST = 200;
    private static final Map<ServiceName, String> ROUTES = Map.of(
            ServiceName.AUTH, "/api/users/user-indicators",
            ServiceName.CLIENTS, "/api/clients/resources/available?client=Company&office=Sede",
            ServiceName.RESOURCES, "/api/resources/rented-resources",
            ServiceName.TRAVELS, "/api/travels");

    private final Suite suite;
    private final Api api;
    private final World world;

    public Probes(Suite suite, Api api, World world) {
        this.suite = suite;
        this.api = api;
        this.world = world;
    }

    /** Sends one request for each of these sessions to each service; at most {@value #MOST} sessions. */
    public void send(Set<String> sessions) {
        var random = new Random(sessions.size());
        suite.replicas().stream().map(replica -> replica.service()).distinct().forEach(service -> {
            String route = ROUTES.get(service);
            if (route != null) {
                sessions.stream().sorted().limit(MOST).forEach(session -> probe(random, service, route, session));
            }
        });
    }

    private void probe(Random random, ServiceName service, String route, String session) {
        String token = world.sessions().get(session);
        if (token != null) {
            api.request("probe", random, "probe", service)
                    .as(token)
                    .get(route)
                    .fact("session", session)
                    .send();
        }
    }
}
