package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkaffoldTests {
    private static final Map<String, Object> CONFIGURATION =
            Checkout.documents(Checkout.text("skaffold.yaml")).get(0);

    @TempDir
    private Path folder;

    static Set<String> images() {
        var images = new TreeSet<String>();
        services().forEach(artifact -> images.add(String.valueOf(artifact.get("image"))));
        return images;
    }

    @Test
    void everyServiceIsBuiltFromItsDockerfileAndForwarded() {
        assertThat(services()).hasSameSizeAs(Checkout.SERVICES).allSatisfy(artifact -> {
            String service = String.valueOf(artifact.get("image")).replace("movers/", "");
            assertThat(Checkout.SERVICES).contains(service);
            Map<?, ?> docker = (Map<?, ?>) artifact.get("docker");
            assertThat(docker.get("dockerfile")).isEqualTo(service + "/Dockerfile");
            assertThat(Checkout.text(service + "/Dockerfile")).contains(" AS " + docker.get("target") + "\n");
            assertThat(list(artifact, "requires"))
                    .extracting(required -> required.get("alias") + "=" + required.get("image"))
                    .containsExactly("BUILD=movers/build", "RUNTIME=movers/runtime")
                    .allSatisfy(argument ->
                            assertThat(Checkout.text(service + "/Dockerfile")).contains("ARG " + argument + "\n"));
        });
        assertThat(artifacts().stream().filter(artifact -> !services().contains(artifact)))
                .extracting(
                        artifact -> artifact.get("image") + " " + ((Map<?, ?>) artifact.get("docker")).get("target"))
                .containsExactly("movers/build build", "movers/runtime runtime");
        assertThat(list(profile(), "portForward"))
                .extracting(forward -> String.valueOf(forward.get("resourceName")))
                .contains("nats-srv")
                .containsAll(Checkout.SERVICES.stream()
                        .map(service -> service + "-srv")
                        .toList());
    }

    @Test
    void outsideOfALocalClusterThereIsNothingToDeploy() {
        assertThat(((Map<?, ?>) CONFIGURATION.get("manifests")).get("rawYaml")).isEqualTo(List.of());
        assertThat(Files.exists(Checkout.path("k8s")))
                .as("skaffold's default folder")
                .isFalse();
        assertThat(list(CONFIGURATION, "profiles")).hasSize(1);
        assertThat(list(profile(), "activation")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "minikube, true",
        "kind-movers, true",
        "k3d-movers, true",
        "docker-desktop, true",
        "do-nyc1-movers, false",
        "minikube-production, false",
        "production-kind-of, false",
        "gke_project_zone_kind-1, false",
        "'', false"
    })
    void theProfileKnowsLocalClustersByTheirName(String context, boolean local) {
        String pattern = String.valueOf(list(profile(), "activation").get(0).get("kubeContext"));

        assertThat(Pattern.compile(pattern).matcher(context).find()).isEqualTo(local);
    }

    @Test
    void theGuardRunsBeforeBuildingRenderingAndDeploying() {
        String guard = "infra/guard-context.sh";
        assertThat(artifacts())
                .allSatisfy(artifact -> assertThat(first(artifact.get("hooks"))).contains(guard));
        assertThat(first(((Map<?, ?>) profile().get("manifests")).get("hooks"))).contains(guard);
        for (Map<?, ?> at : List.of(CONFIGURATION, profile())) {
            Map<?, ?> kubectl = (Map<?, ?>) ((Map<?, ?>) at.get("deploy")).get("kubectl");
            assertThat(first(kubectl.get("hooks"))).contains(guard);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:6443",
                "https://localhost:6443",
                "https://192.168.49.2:8443",
                "https://172.18.0.2:6443",
                "https://kubernetes.docker.internal:6443",
                "https://0.0.0.0:39001"
            })
    void theGuardLetsAClusterOfThisMachinePass(String server) throws Exception {
        assertThat(guard("kind-movers", server).exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "do-nyc1-movers, https://127.0.0.1:6443",
        "production, https://127.0.0.1:6443",
        "kind, https://127.0.0.1:6443",
        "kind-movers, https://0b1c.k8s.ondigitalocean.com",
        "kind-movers, https://127.0.0.1.example.org",
        "kind-movers, https://203.0.113.7:6443",
        "minikube, https://172.15.0.1:8443",
        "minikube, https://172.32.0.1:8443",
        "minikube, https://1270.0.0.1:8443",
        "'', https://127.0.0.1:6443"
    })
    void theGuardStopsEverythingElse(String context, String server) throws Exception {
        Programs.Result result = guard(context, server);

        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).startsWith("REFUSED");
    }

    @Test
    void skaffoldTakesTheFile() throws Exception {
        Optional<Path> skaffold = Programs.find("skaffold");
        Programs.tell(skaffold.isPresent(), "skaffold", "skaffold.yaml was checked by this test's own rules only");
        assumeTrue(skaffold.isPresent());

        Programs.Result result = Programs.run(
                Checkout.path(""),
                Map.of("KUBECONFIG", "/dev/null"),
                skaffold.get().toString(),
                "diagnose",
                "--yaml-only",
                "-p",
                "local");

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("infra/k8s/00-namespace.yaml", "localPort: 3006");
    }

    private Programs.Result guard(String context, String server) throws IOException {
        Path kubectl = folder.resolve("kubectl");
        Files.writeString(kubectl, """
                #!/bin/sh
                case "$*" in
                    "config current-context") echo '%s' ;;
                    *jsonpath*) printf %%s '%s' ;;
                esac
                """.formatted(context, server));
        Programs.executable(kubectl);
        return Programs.run(
                folder,
                Map.of("PATH", folder + ":" + System.getenv("PATH")),
                "sh",
                Checkout.path("infra/guard-context.sh").toString());
    }

    private static List<Map<?, ?>> artifacts() {
        return list((Map<?, ?>) CONFIGURATION.get("build"), "artifacts");
    }

    /** The artifacts that are services, without the images on which they are based. */
    private static List<Map<?, ?>> services() {
        return artifacts().stream()
                .filter(artifact -> artifact.containsKey("requires"))
                .toList();
    }

    private static Map<?, ?> profile() {
        return list(CONFIGURATION, "profiles").get(0);
    }

    private static String first(Object hooks) {
        return String.valueOf(((List<?>) ((Map<?, ?>) hooks).get("before")).get(0));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Map<?, ?> from, String key) {
        return (List<Map<?, ?>>) from.get(key);
    }
}
