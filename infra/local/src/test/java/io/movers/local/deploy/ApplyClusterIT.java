package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code infra/apply.sh} against a real API server with Kubernetes' own controllers and scheduler; only the nodes are simulated. Pods become
 * ready at once, unless an image has "broken" in its name.
 */
@EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
class ApplyClusterIT {
    @TempDir
    private Path folder;

    private ControlPlane cluster;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(ControlPlane.isThereWithNodes("infra/apply.sh ran against a stand-in for kubectl only"));
        cluster = ControlPlane.startWithNodes(folder);
        cluster.customTypes();
        Programs.run(folder, Map.of(), "cp", "-R", Checkout.path("infra").toString() + "/k8s", "k8s");
        for (String part : List.of("k8s-prod", "k8s-replicated", "services.txt", "apply.sh", "secrets.sh")) {
            Programs.run(
                    folder, Map.of(), "cp", "-R", Checkout.path("infra/" + part).toString(), part);
        }
        Programs.Result secrets = script("secrets.sh", Map.of("DEVELOPMENT", "true"));
        assertThat(secrets.exit()).as(secrets.output()).isZero();
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void fromNothingToReadyAndOnlyWhatFailedGoesBack() throws IOException {
        Programs.Result first = apply(Map.of("TAG", "1.0.0"));
        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(Checkout.SERVICES)
                .allSatisfy(service -> assertThat(image("deployment/" + service + "-depl"))
                        .isEqualTo("registry.test/" + service + ":1.0.0"));
        assertThat(ready("statefulset/nats")).isEqualTo("3");

        // A release of one service, then a database image that cannot be pulled: the release stays.
        assertThat(cluster.kubectl(
                                "-n",
                                "movers",
                                "set",
                                "image",
                                "deployment/travels-depl",
                                "travels=registry.test/travels:1.4.0")
                        .exit())
                .isZero();
        replace("k8s/auth-mongo-depl.yaml", "image: mongo:", "image: mongo-broken:");
        Programs.Result database = apply(Map.of("WAIT_SECONDS", "30"));
        assertThat(database.exit()).isEqualTo(1);
        assertThat(database.output())
                .contains("Not ready: auth-mongo. Nothing was rolled back.")
                .doesNotContain("rolled back to");
        assertThat(image("deployment/travels-depl")).isEqualTo("registry.test/travels:1.4.0");

        // Corrected, it heals: the pod that never started is replaced.
        replace("k8s/auth-mongo-depl.yaml", "image: mongo-broken:", "image: mongo:");
        Programs.Result healed = apply(Map.of());
        assertThat(healed.exit()).as(healed.output()).isZero();
        assertThat(healed.output()).contains("auth-mongo-0 never started");
        assertThat(ready("statefulset/auth-mongo")).isEqualTo("1");
        assertThat(image("deployment/travels-depl")).isEqualTo("registry.test/travels:1.4.0");

        // A manifest with which one service does not start: that one goes back, the others stay.
        replace("k8s/clients-depl.yaml", "image: movers/clients", "image: registry.test/clients-broken:1.5.0");
        Programs.Result service = apply(Map.of("WAIT_SECONDS", "30"));
        assertThat(service.exit()).isEqualTo(1);
        assertThat(service.output()).contains("Not ready: clients-depl (rolled back to revision 1).");
        assertThat(image("deployment/clients-depl")).isEqualTo("registry.test/clients:1.0.0");
        assertThat(image("deployment/travels-depl")).isEqualTo("registry.test/travels:1.4.0");
    }

    @Test
    void theReplicatedDatabasesGrowFromOneMemberToThreeAndAreNotCutDown() throws IOException {
        assertThat(apply(Map.of()).exit()).isZero();

        Programs.Result grown = apply(Map.of("DATABASES", "replicated"));
        assertThat(grown.exit()).as(grown.output()).isZero();
        assertThat(ready("statefulset/auth-mongo")).isEqualTo("3");

        Programs.Result cut = apply(Map.of());
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.output()).contains("DATABASES=replicated");
        assertThat(ready("statefulset/auth-mongo")).isEqualTo("3");
    }

    private Programs.Result apply(Map<String, String> more) {
        var environment = new HashMap<String, String>(Map.of("WAIT_SECONDS", "240"));
        environment.putAll(more);
        return script("apply.sh", environment);
    }

    private Programs.Result script(String name, Map<String, String> more) {
        var environment = new HashMap<String, String>(more);
        environment.put("KUBECONFIG", cluster.kubeconfig());
        environment.put("REGISTRY", "registry.test");
        return Programs.run(folder, environment, "sh", name);
    }

    private void replace(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }

    private String image(String workload) {
        return get(workload, "{.spec.template.spec.containers[0].image}");
    }

    private String ready(String workload) {
        return get(workload, "{.status.readyReplicas}");
    }

    private String get(String workload, String path) {
        return cluster.kubectl("-n", "movers", "get", workload, "-o", "jsonpath=" + path)
                .output();
    }
}
