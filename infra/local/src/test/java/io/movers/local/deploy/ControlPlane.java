package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.ProcessEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Kubernetes API server on its etcd; on request with its controllers, its scheduler and simulated nodes. */
final class ControlPlane implements AutoCloseable {
    private static final List<String> API = List.of("kube-apiserver", "etcd", "kubectl");
    private static final List<String> ALL = Stream.concat(
                    API.stream(), Stream.of("kube-controller-manager", "kube-scheduler", "kwok"))
            .toList();

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;

    private ControlPlane(Path folder) {
        this.folder = folder;
    }

    /** Whether the programs are on this machine; says so where they are not. */
    static boolean isThere(String consequence) {
        return areThere(API, consequence + " (sh infra/apiserver.sh builds an API server)");
    }

    /** The same for {@link #startWithNodes}. */
    static boolean isThereWithNodes(String consequence) {
        return areThere(ALL, consequence + " (sh infra/apiserver.sh all builds what is missing)");
    }

    private static boolean areThere(List<String> programs, String consequence) {
        programs.forEach(program -> Programs.tell(Programs.find(program).isPresent(), program, consequence));
        return programs.stream().allMatch(program -> Programs.find(program).isPresent());
    }

    static ControlPlane start(Path folder) throws IOException {
        var started = new ControlPlane(folder);
        started.startApi();
        return started;
    }

    /** Pods become ready at once, except those with an image that has "broken" in its name: it cannot be pulled. */
    static ControlPlane startWithNodes(Path folder) throws IOException {
        ControlPlane started = start(folder);
        started.startNodes();
        return started;
    }

    private void startNodes() throws IOException {
        String config = kubeconfig();
        start(
                "kube-controller-manager",
                "--kubeconfig",
                config,
                "--controllers=deployment-controller,replicaset-controller,statefulset-controller,"
                        + "persistentvolume-binder-controller,garbage-collector-controller",
                "--leader-elect=false",
                "--secure-port=0");
        start("kube-scheduler", "--kubeconfig", config, "--leader-elect=false", "--secure-port=0");
        Path stages = Files.writeString(folder.resolve("stages.yaml"), STAGES);
        Path objects = Files.writeString(folder.resolve("nodes.yaml"), nodes());
        assertThat(kubectl("apply", "-f", objects.toString()).exit()).isZero();
        start("kwok", "--kubeconfig", config, "--manage-all-nodes", "--config", stages.toString());
    }

    /** Three nodes, and disks for the claims, which nobody would make here: three for each database and for the broker. */
    private static String nodes() {
        var objects = new StringBuilder(STORAGE_CLASS);
        for (int i = 1; i <= 3; i++) {
            objects.append(NODE.formatted(i));
        }
        for (int i = 1; i <= 3 * (Checkout.SERVICES.size() + 1); i++) {
            objects.append(VOLUME.formatted(i));
        }
        return objects.toString();
    }

    String kubeconfig() {
        return folder.resolve("kubeconfig").toString();
    }

    @Override
    public void close() {
        processes.forEach(process -> ProcessEnd.await(process, true, Duration.ofSeconds(10)));
    }

    /** cert-manager's, as Go's module cache has them when infra/apiserver.sh ran; without them its two objects get an open type. */
    void customTypes() throws IOException {
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

    private void startApi() throws IOException {
        int etcdPort = RawHttp.freePort();
        int peerPort = RawHttp.freePort();
        int port = RawHttp.freePort();
        start(
                "etcd",
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
        start(
                "kube-apiserver",
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
                "ServiceAccount,TaintNodesByCondition",
                "--feature-gates=WatchList=false");
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

    private void start(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(Programs.find(program).orElseThrow().toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile());
        // Needs an etcd that is newer than those of some systems.
        builder.environment().put("KUBE_FEATURE_WatchListClient", "false");
        processes.add(0, builder.start());
    }

    Programs.Result kubectl(String... arguments) {
        String[] command = Stream.concat(
                        Stream.of(Programs.find("kubectl").orElseThrow().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Programs.run(Checkout.path(""), Map.of("KUBECONFIG", kubeconfig()), command);
    }

    /** The last lines of what a program has written. */
    String log(String program) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(program + ".log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static final String STORAGE_CLASS = """
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: disks
              annotations: {storageclass.kubernetes.io/is-default-class: "true"}
            provisioner: kubernetes.io/no-provisioner
            """;

    private static final String NODE = """
            ---
            apiVersion: v1
            kind: Node
            metadata:
              name: node-%1$d
              labels: {kubernetes.io/hostname: node-%1$d, kubernetes.io/os: linux}
            status:
              allocatable: {cpu: "32", memory: 256Gi, pods: "110"}
              capacity: {cpu: "32", memory: 256Gi, pods: "110"}
            """;

    private static final String VOLUME = """
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: disk-%d}
            spec:
              storageClassName: disks
              capacity: {storage: 10Gi}
              accessModes: [ReadWriteOnce]
              hostPath: {path: /none}
            """;

    private static final String STAGES = """
            apiVersion: kwok.x-k8s.io/v1alpha1
            kind: Stage
            metadata: {name: ready}
            spec:
              resourceRef: {apiGroup: v1, kind: Pod}
              selector:
                matchExpressions:
                  - {key: .metadata.deletionTimestamp, operator: DoesNotExist}
                  - {key: .status.podIP, operator: DoesNotExist}
                  - {key: '.spec.containers[].image | select(test("broken"))', operator: DoesNotExist}
              next:
                statusTemplate: |
                  {{ $now := Now }}
                  phase: Running
                  startTime: {{ $now | Quote }}
                  hostIP: 10.0.0.1
                  podIP: {{ PodIPWith .spec.nodeName false .metadata.uid .metadata.name .metadata.namespace | Quote }}
                  conditions:
                  {{ range $type := list "Initialized" "Ready" "ContainersReady" }}
                  - {type: {{ $type }}, status: "True", lastTransitionTime: {{ $now | Quote }}}
                  {{ end }}
                  containerStatuses:
                  {{ range .spec.containers }}
                  - name: {{ .name | Quote }}
                    image: {{ .image | Quote }}
                    ready: true
                    started: true
                    restartCount: 0
                    state: {running: {startedAt: {{ $now | Quote }}}}
                  {{ end }}
            ---
            apiVersion: kwok.x-k8s.io/v1alpha1
            kind: Stage
            metadata: {name: not-pulled}
            spec:
              resourceRef: {apiGroup: v1, kind: Pod}
              selector:
                matchExpressions:
                  - {key: .metadata.deletionTimestamp, operator: DoesNotExist}
                  - {key: .status.containerStatuses, operator: DoesNotExist}
                  - {key: '.spec.containers[].image | select(test("broken"))', operator: Exists}
              next:
                statusTemplate: |
                  phase: Pending
                  conditions:
                  - {type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ Now | Quote }}}
                  containerStatuses:
                  {{ range .spec.containers }}
                  - name: {{ .name | Quote }}
                    image: {{ .image | Quote }}
                    ready: false
                    started: false
                    restartCount: 0
                    state: {waiting: {reason: ImagePullBackOff, message: no such image}}
                  {{ end }}
            ---
            apiVersion: kwok.x-k8s.io/v1alpha1
            kind: Stage
            metadata: {name: gone}
            spec:
              resourceRef: {apiGroup: v1, kind: Pod}
              selector:
                matchExpressions:
                  - {key: .metadata.deletionTimestamp, operator: Exists}
              next:
                finalizers: {empty: true}
                delete: true
            """;
}
