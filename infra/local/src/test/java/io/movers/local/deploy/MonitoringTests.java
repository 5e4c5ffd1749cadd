package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MonitoringTests {
    @Test
    void dashboardAndAlertsAskForMetersThatTheServicesHave() {
        // Names as Prometheus sees them: dots become underscores, counters end in _total, times are in seconds.
        Set<String> meters = new TreeSet<>();
        for (String source : List.of(
                "common/src/main/java/io/movers/common/events/engine/EventMetrics.java",
                "common/src/main/java/io/movers/common/events/operations/BrokerMetrics.java",
                "common/src/main/java/io/movers/common/security/SecurityEvents.java",
                "notifications/src/main/java/io/movers/notifications/services/MailDeliveryService.java")) {
            Pattern.compile("\"(movers\\.[a-z.]+)\"")
                    .matcher(Checkout.text(source))
                    .results()
                    .forEach(meter -> meters.add(meter.group(1).replace('.', '_')));
        }
        assertThat(meters).hasSizeGreaterThanOrEqualTo(9);

        for (String file : List.of("infra/grafana/alerts.yaml", "infra/grafana/movers-dashboard.json")) {
            assertThat(Pattern.compile("\\bmovers_[a-z_]+")
                            .matcher(Checkout.text(file))
                            .results())
                    .extracting(match -> match.group().replaceFirst("(_total|_seconds|_seconds_(sum|count|max))$", ""))
                    .as(file)
                    .isNotEmpty()
                    .isSubsetOf(meters);
        }
    }

    @Test
    void everyPanelHasAQueryAndItsPlace() {
        JsonObject dashboard = JsonParser.parseString(Checkout.text("infra/grafana/movers-dashboard.json"))
                .getAsJsonObject();
        List<JsonObject> panels = new ArrayList<>();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            panels.add(panel.getAsJsonObject());
        }

        assertThat(panels).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.getAsJsonArray("targets")).isNotEmpty();
            assertThat(panel.getAsJsonObject("gridPos").keySet()).contains("x", "y", "w", "h");
        });
        assertThat(panels).extracting(panel -> panel.get("id").getAsInt()).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.get("gridPos").toString()).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertIsExplainedInTheHandbook() {
        String handbook = Checkout.text("docs/operations.md");
        List<String> alerts = new ArrayList<>();
        for (String file : List.of("alerts.yaml", "alerts-cluster.yaml")) {
            Map<String, Object> rules =
                    Checkout.documents(Checkout.text("infra/grafana/" + file)).get(0);
            for (Object group : (List<?>) rules.get("groups")) {
                for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                    alerts.add(String.valueOf(((Map<?, ?>) rule).get("alert")));
                }
            }
        }

        assertThat(alerts)
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(handbook).contains("`" + alert + "`"));
    }

    @Test
    void theAlertsFireWhenTheyShould() {
        Optional<Path> promtool = Programs.find("promtool");
        Programs.tell(promtool.isPresent(), "promtool", "the alert rules were not evaluated");
        assumeTrue(promtool.isPresent());

        Programs.Result result = Programs.run(
                Checkout.path("infra/grafana"),
                Map.of(),
                promtool.get().toString(),
                "test",
                "rules",
                "alerts-test.yaml");

        assertThat(result.exit()).as(result.output()).isZero();
    }
}
