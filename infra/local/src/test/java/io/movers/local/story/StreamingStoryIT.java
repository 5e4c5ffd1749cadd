package io.movers.local.story;

import io.movers.local.SuiteConfig;
import io.movers.servers.StreamingServer;
import io.movers.servers.TargetFolders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;

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

    /** Stops the suite first, then the broker. */
    @AfterAll
    @Override
    void stop() {
        super.stop();
        server.close();
    }
}
