package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BrokerUsersTests {
    private static final String MANIFEST = "infra/k8s/nats-users.yaml";

    /** {@code -Dbroker.users=write} brings the manifest up to date. */
    @Test
    void everyServiceMayDoWhatItsPublishersAndListenersNeedAndNoMore() throws IOException {
        if ("write".equals(System.getProperty("broker.users"))) {
            write();
        }

        assertThat(Manifests.of("infra/k8s")
                        .get(V1ConfigMap.class, "nats-users")
                        .getData()
                        .get("users.conf"))
                .isEqualTo(BrokerPermissions.configuration());
    }

    @Test
    void onlyOperatorsMayDoEverything() {
        assertThat(BrokerPermissions.configuration())
                .doesNotContain(
                        "\"movers.>\"", "\"$JS.API.>\"", "\"_INBOX.>\"", "\"$JS.ACK.>\"", "STREAM.DELETE", "PURGE")
                .contains("\"movers.travel.finished\"", "\"$JS.ACK.movers.auth-service:travel:finished.>\"");
    }

    private static void write() throws IOException {
        String indented = BrokerPermissions.configuration().indent(4);
        String manifest = Checkout.text(MANIFEST);
        Matcher present = Pattern.compile("(?s)(  users\\.conf: \\|\n).*").matcher(manifest);
        if (!present.find()) {
            throw new AssertionError(MANIFEST + " has no users.conf");
        }
        Files.writeString(
                Checkout.path(MANIFEST),
                present.replaceFirst(Matcher.quoteReplacement(present.group(1) + indented.stripTrailing() + "\n")));
    }
}
