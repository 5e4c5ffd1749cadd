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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real API server accepts the manifests, and its admission accepts the pods that they describe. */
class KubernetesApiIT {
    private final Optional<Path> apiServer = Programs.find("kube-apiserver");
    private final Optional<Path> etcd = Programs.find("etcd");
    private final Optional<Path> kubectl = Programs.find("kubectl");
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRealApiServerTakesEveryManifest() throws IOException {
        String advice =
                "the manifests were read into the Kubernetes client's types only (sh infra/apiserver.sh builds an API server)";
        Programs.tell(apiServer.isPresent(), "kube-apiserver", advice);
        Programs.tell(etcd.isPresent(), "etcd", advice);
        Programs.tell(kubectl.isPresent(), "kubectl", advice);
        assumeTrue(apiServer.isPresent() && etcd.isPresent() && kubectl.isPresent());
        start();
        customTypes();
        assertThat(kubectl("apply", "-f", "infra/k8s/00-namespace.yaml").exit()).isZero();

        for (String cluster : List.of("infra/k8s-dev", "infra/k8s-prod")) {
            Programs.Result result = kubectl("apply", "--dry-run=server", "-f", "infra/k8s", "-f", cluster);

            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(result.output()).doesNotContainIgnoringCase("warning");
        }
        for (Map<String, Object> pod : pods()) {
            Path file = Files.writeString(Files.createTempFile(folder, "pod", ".json"), new Gson().toJson(pod));
            Programs.Result result = kubectl("create", "--dry-run=server", "-f", file.toString());

            assertThat(result.exit()).as(result.output()).isZero();
        }
        Path root = folder.resolve("root.json");
        Files.writeString(root, """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"root","namespace":"movers"},
                 "spec":{"containers":[{"name":"root","image":"x","securityContext":{"runAsUser":0}}]}}
                """);
        assertThat(kubectl("create", "--dry-run=server", "-f", root.toString()).output())
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

    /** The types of cert-manager from Go's module cache, if infra/apiserver.sh has run; without them its two objects are not validated. */
    private void customTypes() throws IOException {
        Path types = Path.of(System.getProperty("user.home"), ".cache/movers/cert-manager-crds");
        if (Files.isDirectory(types)) {
            assertThat(kubectl("apply", "--server-side", "-f", types.toString()).exit())
                    .isZero();
        } else {
            System.out.println(
                    "NOT RUN: no cert-manager types in " + types + "; its two objects are taken as they are.");
            Path open = folder.resolve("crds.yaml");
            Files.writeString(
                    open,
                    Stream.of("ClusterIssuer:clusterissuers:Cluster", "Certificate:certificates:Namespaced")
                            .map(type -> type.split(":"))
                            .map(type -> OPEN_TYPE.formatted(
                                    type[1], type[2], type[0], type[1], type[0].toLowerCase(java.util.Locale.ROOT)))
                            .reduce("", String::concat));
            Programs.Result result = kubectl("apply", "-f", open.toString());
            assertThat(result.exit()).as(result.output()).isZero();
        }
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() ->
                        kubectl("get", "certificates.cert-manager.io", "-A").exit() == 0);
    }

    private void start() throws IOException {
        int etcdPort = RawHttp.freePort();
        int peerPort = RawHttp.freePort();
        int port = RawHttp.freePort();
        run(
                etcd.orElseThrow().toString(),
                "--data-dir",
                folder.resolve("etcd").toString(),
                "--listen-client-urls",
                "http://127.0.0.1:" + etcdPort,
                "--advertise-client-urls",
                "http://127.0.0.1:" + etcdPort,
                "--listen-peer-urls",
                "http://127.0.0.1:" + peerPort);
        assertThat(Programs.run(folder, Map.of(), "openssl", "genrsa", "-out", "sa.key", "2048")
                        .exit())
                .isZero();
        Files.writeString(folder.resolve("tokens.csv"), "test,admin,1,system:masters\n");
        run(
                apiServer.orElseThrow().toString(),
                "--etcd-servers",
                "http://127.0.0.1:" + etcdPort,
                "--bind-address",
                "127.0.0.1",
                "--secure-port",
                Integer.toString(port),
                "--cert-dir",
                folder.resolve("certs").toString(),
                "--service-cluster-ip-range",
                "10.200.0.0/24",
                "--service-account-issuer",
                "https://test.invalid",
                "--service-account-key-file",
                folder.resolve("sa.key").toString(),
                "--service-account-signing-key-file",
                folder.resolve("sa.key").toString(),
                "--token-auth-file",
                folder.resolve("tokens.csv").toString(),
                "--authorization-mode",
                "RBAC",
                "--disable-admission-plugins",
                "ServiceAccount");
        Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
                users: [{name: test, user: {token: test}}]
                contexts: [{name: test, context: {cluster: test, user: test}}]
                current-context: test
                """.formatted(port));
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> kubectl("get", "--raw", "/readyz").exit() == 0);
    }

    private void run(String... command) throws IOException {
        processes.add(
                0,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                Files.createTempFile(folder, "server", ".log").toFile())
                        .start());
    }

    private Programs.Result kubectl(String... arguments) {
        String[] command = Stream.concat(Stream.of(kubectl.orElseThrow().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Programs.run(
                Checkout.path(""),
                Map.of("KUBECONFIG", folder.resolve("kubeconfig").toString()),
                command);
    }

    private static final String OPEN_TYPE = """
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: %s.cert-manager.io
            spec:
              group: cert-manager.io
              scope: %s
              names: {kind: %s, plural: %s, singular: %s}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;
}
