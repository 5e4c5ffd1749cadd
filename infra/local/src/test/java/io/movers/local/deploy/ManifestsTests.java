package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvFromSource;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.movers.local.deploy.Manifests.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of the manifests. {@link KubernetesApiIT} checks that Kubernetes itself accepts them. */
class ManifestsTests {
    private static final Manifests BASE = Manifests.of("infra/k8s");
    private static final Manifests DEVELOPMENT = Manifests.of("infra/k8s", "infra/k8s-dev");
    private static final Manifests PRODUCTION = Manifests.of("infra/k8s", "infra/k8s-prod");
    private static final Map<String, Set<String>> SECRETS = SecretsScript.secrets();

    static List<String> services() {
        return Checkout.SERVICES;
    }

    static List<Workload> workloads() {
        return BASE.workloads();
    }

    @Test
    void aMisspeltFieldIsRefused() {
        String yaml =
                Checkout.text("infra/k8s/auth-depl.yaml").replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");

        assertThatThrownBy(() -> Manifests.parse(yaml)).hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void everythingLivesInOneNamespaceAndHasANameOfItsOwn() {
        Stream.of(DEVELOPMENT, PRODUCTION).forEach(manifests -> {
            List<KubernetesObject> namespaced = manifests
                    .all()
                    .filter(object -> !(object instanceof V1Namespace))
                    .toList();
            assertThat(namespaced)
                    .allSatisfy(object -> assertThat(object.getMetadata().getNamespace())
                            .as(object.getMetadata().getName())
                            .isEqualTo("movers"));
            assertThat(namespaced)
                    .extracting(object ->
                            object.getKind() + "/" + object.getMetadata().getName())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void theNamespaceAdmitsRestrictedPodsOnlyAndIsAppliedFirst() {
        V1Namespace namespace = BASE.get(V1Namespace.class, "movers");

        assertThat(namespace.getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(Checkout.files("infra/k8s", ".yaml").get(0).getFileName()).hasToString("00-namespace.yaml");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasWhatItNeeds(String service) {
        V1Deployment deployment = BASE.get(V1Deployment.class, service + "-depl");
        assertThat(deployment.getSpec().getReplicas())
                .as("the autoscaler owns the number")
                .isNull();
        assertThat(deployment.getSpec().getTemplate().getSpec().getServiceAccountName())
                .isEqualTo(service);
        assertThat(BASE.get(V1ServiceAccount.class, service).getAutomountServiceAccountToken())
                .isFalse();

        V1Service front = BASE.get(V1Service.class, service + "-srv");
        assertThat(front.getSpec().getType()).isEqualTo("ClusterIP");
        assertThat(front.getSpec().getPorts())
                .extracting(V1ServicePort::getPort)
                .containsExactly(3000);

        V1PodDisruptionBudget budget = BASE.get(V1PodDisruptionBudget.class, service);
        assertThat(budget.getSpec().getMaxUnavailable()).isEqualTo(new IntOrString(1));
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(Map.of("app", service));

        V2HorizontalPodAutoscaler autoscaler = BASE.get(V2HorizontalPodAutoscaler.class, service);
        assertThat(autoscaler.getSpec().getScaleTargetRef().getKind()).isEqualTo("Deployment");
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName()).isEqualTo(service + "-depl");
        assertThat(autoscaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.getSpec().getMaxReplicas())
                .isGreaterThan(autoscaler.getSpec().getMinReplicas());
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasADatabaseOfItsOwnOnADiskOfItsOwn(String service) {
        V1StatefulSet database = BASE.get(V1StatefulSet.class, service + "-mongo");
        assertThat(database.getSpec().getServiceName()).isEqualTo(service + "-mongo-srv");
        assertThat(database.getSpec().getVolumeClaimTemplates()).hasSize(1).allSatisfy(claim -> {
            assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOnce");
            assertThat(claim.getSpec().getResources().getRequests()).containsKey("storage");
        });
        assertThat(database.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(env(database.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)))
                .containsEntry("MOVERS_DATABASE", service);
    }

    @Test
    void theBrokerHasThreeServersWithDisksThatAreSyncedAndAskForCredentials() {
        V1StatefulSet broker = BASE.get(V1StatefulSet.class, "nats");
        assertThat(broker.getSpec().getReplicas()).isEqualTo(3);
        assertThat(broker.getSpec().getVolumeClaimTemplates()).hasSize(1);
        assertThat(BASE.get(V1ConfigMap.class, "nats-config").getData().get("nats.conf"))
                .contains("sync_interval: always", "store_dir: /data", "include users.conf");
        assertThat(broker().getEnvFrom())
                .extracting(source -> Objects.requireNonNullElse(source.getPrefix(), "")
                        + source.getSecretRef().getName())
                .contains("nats-credentials", "AUTH_auth-nats")
                .hasSize(1 + Checkout.SERVICES.size());
        assertThat(PRODUCTION.get(V1ConfigMap.class, "movers-config").getData())
                .containsEntry("NATS_STREAM_REPLICAS", "3")
                .containsEntry("NATS_URL", "nats://nats-srv:4222");
    }

    @Test
    void aBrokerHandsItsClientsOverBeforeItStops() {
        V1StatefulSet broker = BASE.get(V1StatefulSet.class, "nats");
        V1Container server = broker();
        String configuration =
                BASE.get(V1ConfigMap.class, "nats-config").getData().get("nats.conf");
        String pidFile = "/run/nats/nats.pid";

        assertThat(configuration).contains("pid_file: " + pidFile, "lame_duck_duration: 30s");
        assertThat(server.getLifecycle().getPreStop().getExec().getCommand())
                .containsExactly("/nats-server", "-sl=ldm=" + pidFile);
        assertThat(server.getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/run/nats"));
        assertThat(broker.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isGreaterThan(40L);
    }

    @Test
    void aBrokerHasCaughtUpBeforeTheNextOneIsReplaced() {
        V1Container server = broker();

        assertThat(server.getStartupProbe().getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(server.getStartupProbe().getPeriodSeconds()
                        * server.getStartupProbe().getFailureThreshold())
                .as("seconds to catch up with a full stream")
                .isGreaterThanOrEqualTo(900);
    }

    @Test
    void aBrokersHeapStaysBelowItsMemoryLimit() {
        V1Container server = broker();
        long limit = server.getResources().getLimits().get("memory").getNumber().longValueExact();
        String heap = env(server).get("GOMEMLIMIT");

        assertThat(heap).endsWith("MiB");
        long mebibytes = Long.parseLong(heap.substring(0, heap.length() - "MiB".length()));
        assertThat(mebibytes * 1024 * 1024).isEqualTo(limit * 4 / 5 / (1024 * 1024) * (1024 * 1024));
    }

    private static V1Container broker() {
        return BASE.get(V1StatefulSet.class, "nats")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    @Test
    void selectorsMatchTheirPods() {
        Set<String> unused = new HashSet<>();
        for (Workload workload : BASE.workloads()) {
            assertThat(workload.isSelectedBy(workload.selector()))
                    .as(workload.name())
                    .isTrue();
            unused.add(workload.name());
        }
        for (V1Service service : BASE.all(V1Service.class)) {
            List<Workload> behind = behind(service.getSpec().getSelector());
            assertThat(behind).as(service.getMetadata().getName()).hasSize(1);
            unused.remove(behind.get(0).name());
        }
        assertThat(unused).as("workloads without a service").isEmpty();
        for (V1PodDisruptionBudget budget : BASE.all(V1PodDisruptionBudget.class)) {
            assertThat(behind(budget.getSpec().getSelector().getMatchLabels())).hasSize(1);
        }
    }

    @Test
    void portsAreNamedAndAgree() {
        for (V1Service service : BASE.all(V1Service.class)) {
            Map<String, Integer> ports = new HashMap<>();
            behind(service.getSpec().getSelector()).get(0).containers().stream()
                    .flatMap(container -> container.getPorts().stream())
                    .forEach((V1ContainerPort port) -> ports.put(port.getName(), port.getContainerPort()));
            for (V1ServicePort port : service.getSpec().getPorts()) {
                assertThat(ports)
                        .as(service.getMetadata().getName())
                        .containsEntry(port.getTargetPort().getStrValue(), port.getPort());
            }
        }
        for (Manifests cluster : List.of(DEVELOPMENT, PRODUCTION)) {
            assertThat(cluster.get(V1ConfigMap.class, "movers-config").getData())
                    .containsEntry("PORT", "3000")
                    .containsEntry("MANAGEMENT_PORT", "8081");
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void podsHaveOnlyTheRightsThatTheyNeed(Workload workload) {
        V1PodSpec pod = workload.template().getSpec();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getServiceAccountName()).isNotBlank();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getHostNetwork()).isNull();
        for (V1Container container : workload.containers()) {
            V1SecurityContext security = container.getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isNullOrEmpty();
            assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aPodIsSpreadProbedAndStopsInTime(Workload workload) {
        V1PodSpec pod = workload.template().getSpec();
        assertThat(pod.getTopologySpreadConstraints())
                .isNotEmpty()
                .allSatisfy(spread -> assertThat(
                                workload.isSelectedBy(spread.getLabelSelector().getMatchLabels()))
                        .isTrue());
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(45L);
        V1Container container = workload.containers().get(0);
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .doesNotContainNull()
                .allSatisfy(probe -> assertThat(container.getPorts())
                        .extracting(V1ContainerPort::getName)
                        .contains(port(probe)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void probesAskForHealthThatDoesNotDependOnTheBroker(String service) {
        V1Container container = container(service);
        String health = "/actuator/health/";
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe()))
                .allSatisfy(probe -> assertThat(probe.getHttpGet().getPath()).isEqualTo(health + "liveness"));
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo(health + "readiness");
        assertThat(port(container.getReadinessProbe())).isEqualTo("management");

        // The groups that these paths name, as the services define them.
        Map<String, Object> defaults = Checkout.documents(
                        Checkout.text("common/src/main/resources/io/movers/common/defaults.yml"))
                .get(0);
        Map<?, ?> groups = (Map<?, ?>) at(defaults, "management", "endpoint", "health", "group");
        assertThat(String.valueOf(at(groups, "liveness", "include"))).isEqualTo("livenessState");
        assertThat(String.valueOf(at(groups, "readiness", "include")))
                .isNotEqualTo("null")
                .doesNotContainIgnoringCase("nats")
                .doesNotContain("broker");
        assertThat(String.valueOf(at(defaults, "management", "endpoints", "web", "exposure", "include")))
                .contains("health", "prometheus");
        assertThat(((Map<?, ?>) at(defaults, "server")).get("shutdown"))
                .as("requests are finished first, which is Boot's default")
                .isIn(null, "graceful");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariableIsOneThatTheServiceReads(String service) {
        String configuration = Checkout.text("common/src/main/resources/io/movers/common/defaults.yml")
                + Checkout.text(service + "/src/main/resources/application.yml");
        Set<String> read = new TreeSet<>();
        var placeholder = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)").matcher(configuration);
        while (placeholder.find()) {
            read.add(placeholder.group(1));
        }

        assertThat(read).containsAll(variables(container(service)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatServicesShareComesFromOneConfigMap(String service) {
        V1Container container = container(service);

        assertThat(container.getEnvFrom())
                .filteredOn(source -> source.getConfigMapRef() != null)
                .extracting(source -> source.getConfigMapRef().getName())
                .containsExactly("movers-config");
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getValueFrom() != null)
                .allSatisfy(variable -> assertThat(variable.getValueFrom().getConfigMapKeyRef())
                        .as(variable.getName())
                        .isNull());
        assertThat(variables(container)).doesNotHaveDuplicates();
    }

    /** What is said six times says the same: one file shows what runs, and a change that was forgotten in another is found here. */
    @ParameterizedTest
    @MethodSource("services")
    void manifestsOfServicesAndDatabasesDifferInNamesAndSecretsOnly(String service) {
        String secretsOfTheirOwn =
                "            - secretRef:\n                name: (spaces|email|bootstrap|session)-[a-z]+\n(                optional: true\n)?";

        assertThat(Checkout.text("infra/k8s/" + service + "-mongo-depl.yaml"))
                .isEqualTo(named(service, Checkout.text("infra/k8s/auth-mongo-depl.yaml")));
        assertThat(Checkout.text("infra/k8s/" + service + "-depl.yaml").replaceAll(secretsOfTheirOwn, ""))
                .isEqualTo(named(service, Checkout.text("infra/k8s/auth-depl.yaml"))
                        .replaceAll(secretsOfTheirOwn, ""));
    }

    private static String named(String service, String manifestOfAuth) {
        return manifestOfAuth.replaceAll("\\bauth\\b", service);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceSignsInAtTheBrokerAsItself(String service) {
        assertThat(container(service).getEnv())
                .filteredOn(variable -> variable.getName().equals("NATS_USER"))
                .extracting(V1EnvVar::getValue)
                .containsExactly(service);
        assertThat(container(service).getEnvFrom())
                .filteredOn(source -> source.getSecretRef() != null)
                .extracting(source -> source.getSecretRef().getName())
                .filteredOn(secret -> secret.contains("nats"))
                .containsExactly(service + "-nats");
    }

    @Test
    void everySharedValueIsReadByAService() {
        StringBuilder configuration =
                new StringBuilder(Checkout.text("common/src/main/resources/io/movers/common/defaults.yml"));
        services()
                .forEach(service ->
                        configuration.append(Checkout.text(service + "/src/main/resources/application.yml")));

        for (Manifests cluster : List.of(DEVELOPMENT, PRODUCTION)) {
            assertThat(cluster.get(V1ConfigMap.class, "movers-config").getData().keySet())
                    .allSatisfy(name -> assertThat(configuration.toString()).containsPattern("\\$\\{" + name + "[:}]"))
                    .allSatisfy(name -> assertThat(name).doesNotMatch(".*(KEY|SECRET|PASSWORD)"));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariableIsInTheConfigurationTable(String service) {
        String table = Checkout.text("docs/configuration.md");

        assertThat(variables(container(service)))
                .allSatisfy(name -> assertThat(table).contains("`" + name + "`"));
    }

    @Test
    void everyReferencedValueExistsAndNoSecretIsInAManifest() {
        for (Manifests cluster : List.of(DEVELOPMENT, PRODUCTION)) {
            for (Workload workload : cluster.workloads()) {
                for (V1Container container : workload.containers()) {
                    for (V1EnvFromSource source :
                            Objects.requireNonNullElse(container.getEnvFrom(), List.<V1EnvFromSource>of())) {
                        if (source.getSecretRef() != null) {
                            if (!Boolean.TRUE.equals(source.getSecretRef().getOptional())) {
                                assertThat(SECRETS)
                                        .containsKey(source.getSecretRef().getName());
                            }
                            continue;
                        }
                        assertThat(cluster.get(
                                                V1ConfigMap.class,
                                                source.getConfigMapRef().getName())
                                        .getData())
                                .isNotEmpty();
                    }
                    for (V1EnvVar variable : Objects.requireNonNullElse(container.getEnv(), List.<V1EnvVar>of())) {
                        var from = variable.getValueFrom();
                        if (from == null) {
                            assertThat(variable.getName()).doesNotContain("KEY", "SECRET", "PASSWORD");
                        } else if (from.getConfigMapKeyRef() != null) {
                            assertThat(cluster.get(
                                                    V1ConfigMap.class,
                                                    from.getConfigMapKeyRef().getName())
                                            .getData())
                                    .containsKey(from.getConfigMapKeyRef().getKey());
                        } else if (from.getSecretKeyRef() != null
                                && !Boolean.TRUE.equals(from.getSecretKeyRef().getOptional())) {
                            assertThat(SECRETS)
                                    .containsKey(from.getSecretKeyRef().getName());
                            assertThat(SECRETS.get(from.getSecretKeyRef().getName()))
                                    .contains(from.getSecretKeyRef().getKey());
                        }
                    }
                }
            }
        }
        assertThat(SECRETS.get("jwt-secret")).containsExactly("JWT_KEY");
        assertThat(SECRETS.get("spaces-key")).containsExactly("SPACES_KEY");
        assertThat(SECRETS.get("spaces-secret")).containsExactly("SPACES_SECRET");
        assertThat(SECRETS.get("email-password")).containsExactly("EMAIL_PASSWORD");
    }

    @Test
    void onlyAuthIsGivenThePrivateKeyOfSessions() {
        for (Manifests cluster : List.of(DEVELOPMENT, PRODUCTION)) {
            assertThat(cluster.workloads())
                    .filteredOn(workload -> workload.containers().stream()
                            .flatMap(container ->
                                    Objects.requireNonNullElse(container.getEnvFrom(), List.<V1EnvFromSource>of())
                                            .stream())
                            .anyMatch(source -> source.getSecretRef() != null
                                    && "session-signing"
                                            .equals(source.getSecretRef().getName())))
                    .extracting(Workload::name)
                    .containsExactly("auth-depl");
        }
    }

    @Test
    void imagesAreOursFromSkaffoldOrPinned() {
        Set<String> ours = new TreeSet<>();
        for (Workload workload : BASE.workloads()) {
            for (V1Container container : workload.containers()) {
                if (container.getImage().startsWith("movers/")) {
                    ours.add(container.getImage());
                } else {
                    assertThat(container.getImage()).matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+(@sha256:[0-9a-f]{64})?");
                }
            }
        }
        assertThat(ours).isEqualTo(SkaffoldTests.images()).hasSize(6);
    }

    @Test
    void theNetworkAllowsTheArrowsOfThePictureAndNoOther() {
        Set<String> expected = new TreeSet<>();
        for (String service : Checkout.SERVICES) {
            for (String controller : List.of("@ingress-nginx", "@nginx-ingress", "@traefik")) {
                expected.add(controller + " -> " + service + "-depl:3000");
            }
            expected.add(service + "-depl -> " + service + "-mongo:27017");
            expected.add(service + "-depl -> nats:4222");
            expected.add("@monitoring -> " + service + "-depl:8081");
        }
        expected.add("@monitoring -> nats:7777");
        expected.add("nats -> nats:6222");
        expected.add("auth-depl -> @internet:443");
        expected.add("clients-depl -> @internet:443");
        expected.add("resources-depl -> @internet:443");
        expected.add("notifications-depl -> @internet:465");
        expected.add("notifications-depl -> @internet:587");
        for (Workload workload : BASE.workloads()) {
            expected.add(workload + " -> @kube-system:53");
            expected.add(workload + " -> @kube-system:udp53");
        }
        var arrows = new Arrows(BASE);

        assertThat(arrows.all()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(BASE.workloads()).allSatisfy(workload -> {
            assertThat(arrows.isClosed(workload, "Ingress")).isTrue();
            assertThat(arrows.isClosed(workload, "Egress")).isTrue();
        });
        assertThat(BASE.all(V1NetworkPolicy.class)).isNotEmpty();
    }

    @Test
    void theCertificateIsTheOneThatTheIngressAsksFor() {
        Map<String, Object> certificate = PRODUCTION.custom().stream()
                .filter(object -> object.get("kind").equals("Certificate"))
                .findFirst()
                .orElseThrow();
        var tls = IngressTable.production().tls();

        assertThat(at(certificate, "spec", "secretName")).isEqualTo(tls.getSecretName());
        assertThat(at(certificate, "spec", "dnsNames")).isEqualTo(tls.getHosts());
        assertThat(PRODUCTION.custom())
                .filteredOn(object -> object.get("kind").equals("ClusterIssuer"))
                .singleElement()
                .satisfies(issuer -> assertThat(at(issuer, "metadata", "name"))
                        .isEqualTo(at(certificate, "spec", "issuerRef", "name")));
    }

    private static List<Workload> behind(Map<String, String> selector) {
        return BASE.workloads().stream()
                .filter(workload -> workload.isSelectedBy(selector))
                .toList();
    }

    private static V1Container container(String service) {
        return BASE.get(V1Deployment.class, service + "-depl")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, String> env(V1Container container) {
        Map<String, String> env = new HashMap<>();
        container
                .getEnv()
                .forEach(variable -> env.put(variable.getName(), Objects.requireNonNullElse(variable.getValue(), "")));
        return env;
    }

    /** The names of a container's variables, those of its secrets included. */
    private static List<String> variables(V1Container container) {
        return Stream.concat(
                        container.getEnv().stream().map(V1EnvVar::getName),
                        container.getEnvFrom().stream()
                                .filter(source -> source.getSecretRef() != null)
                                .flatMap(source ->
                                        SECRETS
                                                .getOrDefault(
                                                        source.getSecretRef().getName(), Set.of())
                                                .stream()))
                .toList();
    }

    private static String port(V1Probe probe) {
        return Optional.ofNullable(probe.getHttpGet())
                .map(get -> get.getPort())
                .orElseGet(() -> probe.getTcpSocket().getPort())
                .getStrValue();
    }

    private static Object at(Map<?, ?> map, String... path) {
        Object value = map;
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
            assertThat(value).as(String.join(".", path)).isNotNull();
        }
        return value;
    }
}
