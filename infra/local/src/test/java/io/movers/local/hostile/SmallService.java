package io.movers.local.hostile;

import io.movers.auth.AuthApplication;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The main class of auth in a JVM of its own, with the heap of its image; prints its port. */
final class SmallService {

    private SmallService() {}

    public static void main(String[] args) {
        String port = SpringApplication.run(AuthApplication.class, args)
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        System.out.println(ChildJvm.READY + port);
    }

    /**
     * Starts it with the administrator of {@link WorstRequests} and without rate limits.
     *
     * @param jvmOptions beside the size of the heap
     * @param settings as on the command line
     */
    static ChildJvm start(MongoServer mongo, NatsServer nats, List<String> jvmOptions, List<String> settings) {
        return ChildJvm.start(
                SmallService.class,
                Map.of(),
                Stream.concat(Stream.of("-Xmx460m", "-XX:+ExitOnOutOfMemoryError"), jvmOptions.stream())
                        .toList(),
                Stream.concat(
                                Stream.of(
                                        "--PORT=0",
                                        "--MANAGEMENT_PORT=-1",
                                        "--BIND_ADDRESS=127.0.0.1",
                                        "--MONGO_URI=" + mongo.uri("auth"),
                                        "--NATS_URL=" + nats.url(),
                                        "--JWT_KEY=a-key-for-tests-only-with-enough-bytes",
                                        "--RATE_LIMIT_ENABLED=false",
                                        "--BOOTSTRAP_ADMIN_EMAIL=" + WorstRequests.EMAIL,
                                        "--BOOTSTRAP_ADMIN_PASSWORD=" + WorstRequests.PASSWORD,
                                        "--COOKIE_SECURE=false"),
                                settings.stream())
                        .toList(),
                Duration.ofMinutes(4));
    }
}
