package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.movers.servers.TargetFolders;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The suite in containers without a cluster. */
class ComposeTests {
    /** Public images that keep their own users: nginx's is no root, that of observability is. */
    private static final Set<String> OWN_USER = Set.of("nginx", "observability");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = Checkout.text("infra/compose.yaml");
    private static final JsonNode FILE =
            JSON.valueToTree(Checkout.documents(TEXT).get(0));

    private static JsonNode service(String name) {
        return FILE.path("services").path(name);
    }

    @Test
    void fileIsAsTheComposeSpecificationSays() throws Exception {
        try (InputStream schema = ComposeTests.class.getResourceAsStream("/schemas/compose-spec.json")) {
            ObjectNode definition = (ObjectNode) JSON.readTree(schema);
            definition.put("$id", "https://compose-spec.io/compose_spec.json"); // its own is relative
            withoutBoundsOfSeveralTypes(definition);
            Schema specification = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(definition);

            assertThat(specification.validate(FILE)).isEmpty();
            assertThat(specification.validate(JSON.readTree("{\"services\":{\"a\":{\"imagee\":\"x\"}}}")))
                    .as("the schema finds a mistake")
                    .isNotEmpty();
        }
    }

    /** The validator reads a minimum only where there is one type; the specification also has it for "number or text". */
    private static void withoutBoundsOfSeveralTypes(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.path("type").isArray()) {
            schema.remove(List.of("minimum", "maximum", "exclusiveMinimum"));
        }
        node.forEach(ComposeTests::withoutBoundsOfSeveralTypes);
    }

    @Test
    void everyServiceHasItsDatabaseAndStartsAfterItsServers() {
        for (String name : Checkout.SERVICES) {
            JsonNode service = service(name);
            assertThat(service.path("image").asString()).isEqualTo("movers/" + name + ":${TAG:-latest}");
            assertThat(service.at("/environment/MONGO_URI").asString())
                    .startsWith("mongodb://" + name + ":${MONGO_PASSWORD")
                    .endsWith("@mongo:27017/" + name + "?authSource=" + name);
            for (String server : List.of("mongo", "nats")) {
                assertThat(service.at("/depends_on/" + server + "/condition").asString())
                        .isEqualTo("service_healthy");
                assertThat(service(server).has("healthcheck")).isTrue();
            }
        }
        assertThat(Checkout.text("infra/compose/create-users.js"))
                .contains(Checkout.SERVICES.stream().collect(Collectors.joining("', '", "['", "']")));
    }

    @Test
    void everyVariableIsInTheConfigurationTable() {
        String table = Checkout.text("docs/configuration.md");

        for (String name : Checkout.SERVICES) {
            assertThat(service(name).path("environment").propertyNames())
                    .allSatisfy(variable -> assertThat(table).contains("`" + variable + "`"));
        }
    }

    @Test
    void nobodyIsRootAndNoSecretIsInTheFile() {
        FILE.path("services").properties().forEach(entry -> {
            JsonNode service = entry.getValue();
            if (!OWN_USER.contains(entry.getKey()) && !entry.getKey().equals("volumes")) {
                assertThat(service.path("user").asString()).as(entry.getKey()).matches("[1-9][0-9]*:[1-9][0-9]*");
            }
            if (!entry.getKey().equals("observability")) {
                assertThat(service.path("cap_drop").toString())
                        .as(entry.getKey())
                        .isEqualTo("[\"ALL\"]");
            }
            service.path("environment").properties().stream()
                    .filter(variable -> variable.getKey().matches(".*(KEY|SECRET|PASSWORD)"))
                    .forEach(variable ->
                            assertThat(variable.getValue().asString()).startsWith("${"));
        });
    }

    @Test
    void imagesOfOthersHaveAVersionAndPortsAreOpenToThisMachineOnly() {
        FILE.path("services").properties().forEach(entry -> {
            JsonNode service = entry.getValue();
            if (!Checkout.SERVICES.contains(entry.getKey())) {
                assertThat(service.path("image").asString())
                        .matches("[a-z0-9./-]+:v?[0-9]+[.][0-9]+[.][0-9]+(-alpine)?");
            }
            service.path("ports").forEach(port -> assertThat(port.asString()).startsWith("127.0.0.1:"));
        });
    }

    @Test
    void nginxHasTheRoutesOfTheIngress() {
        var found = new TreeSet<String>();
        Pattern.compile("location (?:= )?(/api[^ ]*) \\{\\s*(limit_req [^;]*;)?\\s*set \\$service (\\w+);")
                .matcher(Checkout.text("infra/compose/nginx.conf"))
                .results()
                .forEach(match ->
                        found.add(match.group(1) + " " + match.group(3) + (match.group(2) == null ? "" : " limited")));

        var wanted = new TreeSet<String>();
        for (IngressTable.Route route : IngressTable.development().routes()) {
            String service = route.service().replace("-srv", "");
            String limited = route.annotations().containsKey("nginx.org/limit-req-rate") ? " limited" : "";
            wanted.add(route.path() + " " + service + limited);
            wanted.add(route.path() + "/ " + service + limited);
        }
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void nginxIsHealthyOnceEveryServiceIs() {
        String asked = service("nginx").at("/healthcheck/test/1").asString();

        assertThat(asked).contains("http://127.0.0.1:8080/api/$$service/healthz");
        for (String name : Checkout.SERVICES) {
            Matcher path = Pattern.compile("health-path: /api/(\\S+)/healthz")
                    .matcher(Checkout.text(name + "/src/main/resources/application.yml"));
            assertThat(path.find()).as(name).isTrue();
            assertThat(asked).containsPattern("for service in ([^;]+ )?" + path.group(1) + "[ ;]");
        }
    }

    @Test
    void nginxReadsItsConfiguration() throws Exception {
        Optional<Path> nginx = Programs.find("nginx");
        Programs.tell(nginx.isPresent(), "nginx", "the routes of infra/compose are only compared");
        assumeTrue(nginx.isPresent());
        Path file = TargetFolders.temporary("nginx").resolve("nginx.conf");
        Files.writeString(file, Checkout.text("infra/compose/nginx.conf").replace("/tmp/", file.getParent() + "/"));

        Programs.Result result =
                Programs.run(file.getParent(), Map.of(), nginx.get().toString(), "-t", "-c", file.toString());

        assertThat(result.output()).contains("test is successful");
    }

    @Test
    void theLinksInMailsLeadToPages() {
        String nginx = Checkout.text("infra/compose/nginx.conf");
        String folder = "local/src/main/resources/io/movers/local/console";

        assertThat(TEXT).contains("./" + folder + ":/usr/share/nginx/console:ro");
        assertThat(Pattern.compile("(?m)^    [A-Z_]+\\(.*\"(/[a-z/-]+)\"\\)")
                        .matcher(Checkout.text(
                                "notifications/src/main/java/io/movers/notifications/services/MailKind.java"))
                        .results())
                .extracting(link -> link.group(1))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(nginx).contains("location = " + link + " {"));
        assertThat(Pattern.compile("alias /usr/share/nginx/console/([a-z.-]+);")
                        .matcher(nginx)
                        .results())
                .extracting(file -> file.group(1))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Checkout.path("infra/" + folder + "/" + file))
                        .exists());
    }

    /** An old answer of its health check would be taken for what the new services say. */
    @Test
    void nginxStartsAnewWithTheServices() {
        for (String name : Checkout.SERVICES) {
            assertThat(service("nginx").at("/depends_on/" + name + "/restart").asBoolean())
                    .as(name)
                    .isTrue();
        }
    }

    /** Without it the heap of each is a part of the machine's memory. */
    @Test
    void servicesHaveTheMemoryThatTheyHaveInTheCluster() {
        for (String name : Checkout.SERVICES) {
            assertThat(service(name).path("mem_limit").asString()).isEqualTo("768m");
            assertThat(Checkout.text("infra/k8s/" + name + "-depl.yaml")).contains("memory: 768Mi");
        }
    }

    @Test
    void theBrokersExporterIsThatOfTheCluster() {
        JsonNode exporter = service("nats-metrics");
        String cluster = Checkout.text("infra/k8s/nats-depl.yaml");

        assertThat(exporter.path("profiles")).isEqualTo(service("observability").path("profiles"));
        assertThat(cluster).contains("image: " + exporter.path("image").asString());
        exporter.path("command")
                .forEach(argument -> assertThat(cluster)
                        .contains("- " + argument.asString().replace("http://nats:", "http://localhost:")));
        assertThat(Checkout.text("infra/compose/prometheus.yaml"))
                .contains("targets: [nats-metrics:7777]", "__metrics_path__: /metrics");
    }

    /** One server has no quorum to lose. */
    @Test
    void alertsAboutAClusterAreNotRead() {
        assertThat(Checkout.text("infra/compose/prometheus.yaml")).doesNotContain("alerts-cluster");
        assertThat(Checkout.text("infra/grafana/prometheus.yaml")).contains("- alerts.yaml", "- alerts-cluster.yaml");
    }

    /** The panels and rules show what these labels name. */
    @Test
    void prometheusScrapesEveryServiceWithItsLabels() {
        String configuration = Checkout.text("infra/compose/prometheus.yaml");

        assertThat(Checkout.SERVICES)
                .allSatisfy(service -> assertThat(configuration)
                        .contains(
                                "targets: [%1$s:8081]".formatted(service),
                                "{app: %1$s, pod: %1$s}".formatted(service)));
        for (String mounted : List.of(
                "compose/prometheus.yaml",
                "compose/dashboards.yaml",
                "grafana/movers-dashboard.json",
                "grafana/alerts.yaml")) {
            assertThat(TEXT).contains("./" + mounted + ":");
            assertThat(Checkout.path("infra/" + mounted)).exists();
        }
    }
}
