package io.movers.local.replay;

import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.api.ApiFiles;
import io.movers.local.api.OpenApiDocument;
import io.movers.servers.RealMongo;
import io.movers.servers.TargetFolders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The suite for the tests of this package: a running one if properties name it, otherwise one that all of them share. */
final class SharedSuite {
    private static final String JWT_KEY = "the key of the replay, which is long enough for HS256";

    /** The front-ends' origins, as they were when the transcripts were recorded. */
    private static final String ORIGINS =
            "https://meb-admin.moversapp.co,https://admin.meb.dev:4200,http://localhost:*";

    /** The web client that recorded mails lead to. */
    private static final String LINK_BASE = "https://meb-admin.moversapp.co";

    private static @Nullable SharedSuite shared;

    private final SuiteUnderTest underTest;
    private final Consumer<String> restart;

    private SharedSuite(SuiteUnderTest underTest, Consumer<String> restart) {
        this.underTest = underTest;
        this.restart = restart;
    }

    static synchronized SharedSuite get() {
        if (shared == null) {
            shared = SuiteUnderTest.running()
                    .map(running -> new SharedSuite(running, service -> {}))
                    .orElseGet(SharedSuite::start);
        }
        return shared;
    }

    private static SharedSuite start() {
        Path data = TargetFolders.lasting("replay");
        Optional<RealMongo> real = RealMongo.askedFor("transcripts and roles are");
        SuiteConfig free = SuiteConfig.onFreePorts(data);
        Suite suite = Suite.start(real.map(mongo -> free.withMongo(mongo.uriBase()))
                .orElse(free)
                .with("JWT_KEY", JWT_KEY)
                .with("CORS_ALLOWED_ORIGINS", ORIGINS)
                .with("EMAIL_LINK_BASE", LINK_BASE)
                .with("RATE_LIMIT_ENABLED", "false")
                // The recorded trips name reservations that never existed.
                .with("TRIPS_NEED_RESERVATION", "false"));
        // The suite lives as long as Failsafe's JVM, so that the next test class can use it, too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            suite.close();
            real.ifPresent(RealMongo::close);
            TargetFolders.delete(data);
        }));
        String mongo = suite.mongoUri(Service.AUTH).replaceFirst("auth(\\?|$)", "$1");
        return new SharedSuite(
                new SuiteUnderTest(suite.url(), Map.of(), mongo, suite.operatorNatsUrl(), JWT_KEY),
                name -> suite.restart(Arrays.stream(Service.values())
                        .filter(service -> service.id().equals(name))
                        .findFirst()
                        .orElseThrow()));
    }

    SuiteUnderTest underTest() {
        return underTest;
    }

    Replay replay() {
        return new Replay(underTest, restart);
    }

    /** A replay in which each request that takes a key is sent twice, as if the service had died before it recorded the first answer. */
    Replay replayWithLostAnswers() {
        OpenApiDocument document = new OpenApiDocument(ApiFiles.read(ApiFiles.SUITE));
        return new Replay(
                underTest,
                restart,
                stores -> (method, path) -> document.find(method, path.split("\\?", 2)[0])
                        .filter(operation -> operation
                                .json()
                                .path("parameters")
                                .valueStream()
                                .anyMatch(parameter ->
                                        parameter.path("name").asString().equals("Idempotency-Key")))
                        .map(operation -> stores::forgetAnswers));
    }
}
