package io.movers.__names__;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;

/** The running service, with a real broker and a MongoDB-protocol server. */
final class Running__Names__ extends RunningService {
    Running__Names__() {
        super(
                Servers.start(),
                "__names__",
                port -> JsonHttp.withBearer(port, "/api/__names__"),
                List.of(__Names__Application.class, Recording.class));
    }
}
