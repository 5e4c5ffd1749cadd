package io.movers.locations;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;

/** The service as it runs, with a real broker and a real MongoDB-protocol server. */
final class RunningLocations extends RunningService {
    RunningLocations() {
        super(
                Servers.start(),
                "locations",
                port -> JsonHttp.withBearer(port, "/api/locations"),
                List.of(LocationsApplication.class, Recording.class));
    }
}
