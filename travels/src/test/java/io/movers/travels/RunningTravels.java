package io.movers.travels;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, with a real broker and a real MongoDB-protocol server. */
final class RunningTravels extends RunningService {
    static final String DATABASE = "travels";

    RunningTravels() {
        this(Servers.start());
    }

    RunningTravels(Servers servers) {
        this(servers, List.of(Recording.class));
    }

    /** The service with its own servers. @param configuration classes with further beans */
    RunningTravels(List<Class<?>> configuration, String... properties) {
        this(Servers.start(), configuration, properties);
    }

    private RunningTravels(Servers servers, List<Class<?>> configuration, String... properties) {
        super(
                servers,
                DATABASE,
                port -> JsonHttp.withBearer(port, "/api/travels"),
                Stream.concat(Stream.<Class<?>>of(TravelsApplication.class), configuration.stream())
                        .toList(),
                properties);
    }

    /** Starts the service on servers that the caller closes. */
    static ConfigurableApplicationContext runTravels(Servers servers) {
        return run(servers.mongo().uri(DATABASE), servers.nats().url(), List.of(TravelsApplication.class));
    }
}
