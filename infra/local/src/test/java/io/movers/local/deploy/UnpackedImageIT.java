package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.ServiceJvm;
import io.movers.servers.Services;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIf(value = "hasAotCaches", disabledReason = "see the line that begins with NOT RUN")
class UnpackedImageIT {
    private static final int JDK_WITH_AOT_CACHES = 25;

    /** The one that demands most of its environment. */
    private static final String DEMANDING = "notifications";

    @TempDir
    Path folder;

    static boolean hasAotCaches() {
        boolean has = Runtime.version().feature() >= JDK_WITH_AOT_CACHES;
        if (!has) {
            System.out.println("NOT RUN: this JDK makes no AOT caches; no service was started as in its image.");
        }
        return has;
    }

    static List<String> services() {
        if (Boolean.getBoolean("movers.all")) {
            return Services.NAMES;
        }
        System.out.println("NOT RUN: five of six services as in their images; -Dmovers.all=true starts all");
        return List.of(DEMANDING);
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceIsReadyFromTheCacheOfItsTrainingRun(String service) throws Exception {
        UnpackedImage image = UnpackedImage.of(service, folder);
        try (var database = MongoServer.inMemory();
                var broker = NatsServer.start(folder.resolve("nats"));
                // A cache that does not fit is an error.
                ServiceJvm running = image.start(database.uri(service), broker.url(), "-XX:AOTMode=on")) {
            assertThat(running.manage("/health/readiness")).contains("UP");
        }
    }
}
