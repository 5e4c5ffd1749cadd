package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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

        assertThat(present()).isEqualTo(own(BrokerPermissions.configuration()));
    }

    private static String present() {
        return own(Manifests.of("infra/k8s")
                .get(V1ConfigMap.class, "nats-users")
                .getData()
                .get("users.conf"));
    }

    /** Without the services of other repositories. */
    private static String own(String configuration) {
        int end = configuration.indexOf(BrokerPermissions.OTHERS);
        assertThat(end).as("\"%s\" is there", BrokerPermissions.OTHERS).isPositive();
        return configuration.substring(0, end);
    }

    @Test
    void templateOfAServiceHasExactlyThePermissionsOfItsEvents() {
        String template = Checkout.text("infra/service-template/k8s/broker-user.conf")
                .replace("__names__", "incidents")
                .replace("__NAMES__", "INCIDENTS")
                .replace("__name__", "incident");

        assertThat(template)
                .isEqualTo(BrokerPermissions.user(
                        "incidents",
                        List.of(
                                new Subject<>("incident:created", TravelState.class, false),
                                new Subject<>("incident:updated", TravelState.class, true)),
                        List.of(
                                Subjects.USER_CREATED,
                                Subjects.USER_UPDATED,
                                Subjects.USER_ERASED,
                                Subjects.TRAVEL_FINISHED)));
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
        int others = manifest.indexOf(BrokerPermissions.OTHERS);
        if (others >= 0) {
            int end = indented.indexOf(BrokerPermissions.OTHERS);
            indented = indented.substring(0, end) + manifest.substring(others);
        }
        Matcher present = Pattern.compile("(?s)(  users\\.conf: \\|\n).*").matcher(manifest);
        if (!present.find()) {
            throw new AssertionError(MANIFEST + " has no users.conf");
        }
        Files.writeString(
                Checkout.path(MANIFEST),
                present.replaceFirst(Matcher.quoteReplacement(present.group(1) + indented.stripTrailing() + "\n")));
    }
}
