package io.movers.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The TypeScript client, as {@code make client} has built it, against the running suite. */
class ClientIT {
    @TempDir
    Path data;

    @Test
    void theClientSignsInListsRentsAndTravels() {
        Optional<Path> node = Programs.find("node");
        boolean built = Files.exists(Checkout.path("infra/client/dist/index.js"));
        Programs.tell(node.isPresent(), "node", "the TypeScript client was not run");
        Programs.tell(built, "infra/client/dist (make client)", "the TypeScript client was not run");
        assumeTrue(node.isPresent() && built);

        try (Suite suite = Suite.start(SuiteConfig.onFreePorts(data))) {
            Programs.Result result = Programs.run(
                    Checkout.path("infra/client"),
                    Map.of(
                            "MOVERS_URL", suite.url(),
                            "MOVERS_EMAIL", suite.adminEmail(),
                            "MOVERS_PASSWORD", suite.adminPassword()),
                    node.orElseThrow().toString(),
                    "--test",
                    "test/smoke.test.mjs");

            assertThat(result.exit()).as(result.output()).isZero();
        }
    }
}
