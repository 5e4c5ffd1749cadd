package io.movers.travels;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;

/** The service as it runs, with a real broker and a real MongoDB-protocol server. */
final class RunningTravels extends RunningService {
    RunningTravels() {
        super(
                Servers.start(),
                "travels",
                port -> JsonHttp.withBearer(port, "/api/travels"),
                List.of(TravelsApplication.class, Recording.class));
    }
}
