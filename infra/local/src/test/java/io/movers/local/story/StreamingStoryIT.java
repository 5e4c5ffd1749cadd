package io.movers.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.local.SuiteConfig;
import io.movers.servers.Services;
import io.movers.servers.StreamingServer;
import io.movers.servers.TargetFolders;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** The same story on a NATS Streaming cluster: no service depends on the kind of broker. */
@EnabledIf(value = "serverIsThere", disabledReason = StreamingServer.MISSING)
class StreamingStoryIT extends Story {
    private StreamingServer server;

    static boolean serverIsThere() {
        return StreamingServer.isInstalled("the story is not told on NATS Streaming");
    }

    @Override
    SuiteConfig configure(SuiteConfig onFreePorts) {
        server = StreamingServer.start(TargetFolders.temporary("streaming"));
        return onFreePorts
                .withNats(server.url())
                .with("EVENTS_TRANSPORT", "streaming")
                .with("NATS_CLUSTER_ID", StreamingServer.CLUSTER_ID);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void consoleListsEventsOfTheStory() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(admin.get("/local/events").is(200).findValuesAsString("subject"))
                                .contains("user:created", "resource:updated", "travel:finished"));

        JsonNode newest = admin.get("/local/events").is(200).get(0);
        assertThat(newest.path("trace").asString()).hasSize(32);
        assertThat(newest.path("from").asString()).isIn(Services.NAMES);
    }

    /** Stops the suite first, then the broker. */
    @AfterAll
    @Override
    void stop() {
        super.stop();
        server.close();
    }
}
