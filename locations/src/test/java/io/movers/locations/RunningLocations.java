package io.movers.locations;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;

/** The running service, with a real broker and a MongoDB-protocol server. */
final class RunningLocations extends RunningService {
    private static final List<Class<?>> SOURCES = List.of(LocationsApplication.class, Recording.class);

    RunningLocations() {
        super(Servers.start(), "locations", RunningLocations::http, SOURCES);
    }

    /** On servers that the caller closes. */
    RunningLocations(Servers servers) {
        super(run(servers.mongo().uri("locations"), servers.nats().url(), SOURCES), RunningLocations::http);
    }

    private static JsonHttp http(int port) {
        return JsonHttp.withBearer(port, "/api/locations");
    }
}
