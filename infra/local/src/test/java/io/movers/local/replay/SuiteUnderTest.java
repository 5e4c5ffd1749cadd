package io.movers.local.replay;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The addresses of the suite against which transcripts are replayed.
 *
 * @param gateway base URL of all routes and of {@code /local/mails}
 * @param services base URLs of services that are not behind the gateway, by service name
 * @param mongo server of the databases {@code auth}, {@code clients}, …, without a name, or with what the names begin with
 */
record SuiteUnderTest(String gateway, Map<String, String> services, String mongo, String nats, String jwtKey) {

    /** A suite that is already running, from {@code -Dreplay.gateway=… -Dreplay.mongo=… -Dreplay.nats=… -Dreplay.jwtKey=…}. */
    static Optional<SuiteUnderTest> running() {
        return Optional.ofNullable(System.getProperty("replay.gateway"))
                .map(gateway -> new SuiteUnderTest(
                        gateway,
                        services(System.getProperty("replay.services", "")),
                        System.getProperty("replay.mongo", "mongodb://127.0.0.1:27017"),
                        System.getProperty("replay.nats", "nats://127.0.0.1:4222"),
                        System.getProperty("replay.jwtKey", System.getenv().getOrDefault("JWT_KEY", ""))));
    }

    /** {@code auth=http://localhost:3001,clients=http://localhost:3002}. */
    static Map<String, String> services(String text) {
        return Arrays.stream(text.split(","))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    String baseOf(String path) {
        String[] parts = path.split("/");
        String service = parts.length > 2 ? parts[2].split("\\?")[0].replace("users", "auth") : "";
        return services.getOrDefault(service, gateway);
    }
}
