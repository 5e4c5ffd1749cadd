package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real API server accepts the manifests, and its admission accepts the pods that they describe. */
class KubernetesApiIT {
    @TempDir
    private Path folder;

    @Test
    void aRealApiServerTakesEveryManifest() throws IOException {
        assumeTrue(ControlPlane.isThere("the manifests were read into the Kubernetes client's types only"));
        try (ControlPlane cluster = ControlPlane.start(folder)) {
            takesEverything(cluster);
        }
    }

    private void takesEverything(ControlPlane server) throws IOException {
        server.customTypes();
        assertThat(server.kubectl("apply", "-f", "infra/k8s/00-namespace.yaml").exit())
                .isZero();

        for (String cluster : List.of("infra/k8s-dev", "infra/k8s-prod")) {
            Programs.Result result = server.kubectl("apply", "--dry-run=server", "-f", "infra/k8s", "-f", cluster);

            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(result.output()).doesNotContainIgnoringCase("warning");
        }
        Programs.Result replicated = server.kubectl("apply", "--dry-run=server", "-k", "infra/k8s-replicated");
        assertThat(replicated.exit()).as(replicated.output()).isZero();
        assertThat(replicated.output()).doesNotContainIgnoringCase("warning");
        for (Map<String, Object> pod : pods()) {
            Path file = Files.writeString(Files.createTempFile(folder, "pod", ".json"), new Gson().toJson(pod));
            Programs.Result result = server.kubectl("create", "--dry-run=server", "-f", file.toString());

            assertThat(result.exit()).as(result.output()).isZero();
        }
        Path root = folder.resolve("root.json");
        Files.writeString(root, """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"root","namespace":"movers"},
                 "spec":{"containers":[{"name":"root","image":"x","securityContext":{"runAsUser":0}}]}}
                """);
        assertThat(server.kubectl("create", "--dry-run=server", "-f", root.toString())
                        .output())
                .contains("violates PodSecurity");
    }

    /** A pod as the controller of each workload would create it. */
    private static List<Map<String, Object>> pods() {
        var pods = new ArrayList<Map<String, Object>>();
        for (Path file : Checkout.files("infra/k8s", "-depl.yaml")) {
            for (Map<String, Object> object : Checkout.documents(Checkout.text("infra/k8s/" + file.getFileName()))) {
                if (List.of("Deployment", "StatefulSet").contains(object.get("kind"))) {
                    var template = (Map<?, ?>) ((Map<?, ?>) object.get("spec")).get("template");
                    var spec = new HashMap<Object, Object>((Map<?, ?>) template.get("spec"));
                    // The StatefulSet's controller adds the volumes of the claims.
                    if (object.get("kind").equals("StatefulSet")) {
                        var volumes = new ArrayList<Object>((List<?>) spec.get("volumes"));
                        volumes.add(Map.of("name", "data", "persistentVolumeClaim", Map.of("claimName", "data-0")));
                        spec.put("volumes", volumes);
                    }
                    pods.add(Map.of(
                            "apiVersion",
                            "v1",
                            "kind",
                            "Pod",
                            "metadata",
                            Map.of("generateName", "pod-", "namespace", "movers"),
                            "spec",
                            spec));
                }
            }
        }
        assertThat(pods).hasSize(13);
        return pods;
    }
}
