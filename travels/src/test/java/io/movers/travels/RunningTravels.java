package io.movers.travels;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, with a real broker and a real MongoDB-protocol server. */
final class RunningTravels extends RunningService {
    static final String DATABASE = "travels";

    RunningTravels() {
        this(Servers.start());
    }

    RunningTravels(Servers servers) {
        super(
                servers,
                DATABASE,
                port -> JsonHttp.withBearer(port, "/api/travels"),
                List.of(TravelsApplication.class, Recording.class));
    }

    /** Starts the service on servers that the caller closes. */
    static ConfigurableApplicationContext runTravels(Servers servers) {
        return run(servers.mongo().uri(DATABASE), servers.nats().url(), List.of(TravelsApplication.class));
    }
}
