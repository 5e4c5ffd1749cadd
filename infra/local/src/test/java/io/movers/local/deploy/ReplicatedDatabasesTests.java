package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code infra/k8s-replicated}, as kubectl puts it together. That Kubernetes takes it is {@link KubernetesApiIT}'s. */
class ReplicatedDatabasesTests {
    private static @Nullable Manifests manifests;

    static List<String> services() {
        return Checkout.SERVICES;
    }

    @BeforeAll
    static void render() {
        Optional<Path> kubectl = Programs.find("kubectl");
        Programs.tell(kubectl.isPresent(), "kubectl", "infra/k8s-replicated was not put together");
        if (kubectl.isPresent()) {
            Programs.Result result = Programs.run(
                    Checkout.path(""), Map.of(), kubectl.get().toString(), "kustomize", "infra/k8s-replicated");
            assertThat(result.exit()).as(result.output()).isZero();
            manifests = Manifests.parse(result.output());
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aDatabaseHasThreeMembersThatKnowOneAnother(String service) {
        V1StatefulSet database = rendered().get(V1StatefulSet.class, service + "-mongo");
        V1Container mongo =
                database.getSpec().getTemplate().getSpec().getContainers().get(0);

        assertThat(database.getSpec().getReplicas()).isEqualTo(3);
        assertThat(String.join(" ", mongo.getCommand())).contains("--replSet rs0", "--keyFile");
        assertThat(mongo.getArgs()).contains("--wiredTigerCacheSizeGB=0.25");
        V1PodDisruptionBudget budget = rendered().get(V1PodDisruptionBudget.class, service + "-mongo");
        assertThat(budget.getSpec().getMaxUnavailable().getIntValue()).isEqualTo(1);
        assertThat(budget.getSpec().getSelector().getMatchLabels()).containsOnly(Map.entry("app", service + "-mongo"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void itsJobsReachItsOwnMembersWithItsOwnSecret(String service) {
        String app = service + "-mongo";
        List<V1PodSpec> pods = List.of(
                rendered()
                        .get(V1Job.class, app + "-members")
                        .getSpec()
                        .getTemplate()
                        .getSpec(),
                job(app + "-backup"),
                job(app + "-restore"));

        assertThat(pods)
                .allSatisfy(pod -> assertThat(containers(pod)).allSatisfy(container -> {
                    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                            .isTrue();
                    assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
                    assertThat(container.getEnv())
                            .anySatisfy(variable -> {
                                assertThat(variable.getName()).isEqualTo("APP");
                                assertThat(variable.getValue()).isEqualTo(app);
                            })
                            .anySatisfy(variable -> {
                                assertThat(variable.getName()).isEqualTo("SERVICE");
                                assertThat(variable.getValue()).isEqualTo(service);
                            });
                }));
        assertThat(pods.stream()
                        .flatMap(pod -> containers(pod).stream())
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> variable.getName().equals("MONGO_ROOT_PASSWORD"))
                        .map(variable ->
                                variable.getValueFrom().getSecretKeyRef().getName()))
                .hasSize(3)
                .containsOnly(app);
        for (String name : List.of("-members", "-jobs")) {
            String policy = io.kubernetes.client.openapi.JSON.serialize(
                    rendered().get(V1NetworkPolicy.class, app + name).getSpec());
            assertThat(policy).contains("\"" + app + "\"").doesNotContain("\"APP\"");
            assertThat(Checkout.SERVICES.stream().filter(other -> !other.equals(service)))
                    .allSatisfy(other -> assertThat(policy).doesNotContain(other + "-mongo"));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void itIsBackedUpEveryNightAndRestoredOnRequestOnly(String service) {
        assertThat(rendered()
                        .get(V1CronJob.class, service + "-mongo-backup")
                        .getSpec()
                        .getSuspend())
                .isFalse();
        assertThat(rendered()
                        .get(V1CronJob.class, service + "-mongo-restore")
                        .getSpec()
                        .getSuspend())
                .isTrue();
    }

    private static Manifests rendered() {
        assumeTrue(manifests != null);
        return manifests;
    }

    private static V1PodSpec job(String name) {
        return rendered()
                .get(V1CronJob.class, name)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static List<V1Container> containers(V1PodSpec pod) {
        return Stream.concat(
                        Optional.ofNullable(pod.getInitContainers()).stream().flatMap(List::stream),
                        pod.getContainers().stream())
                .toList();
    }
}
