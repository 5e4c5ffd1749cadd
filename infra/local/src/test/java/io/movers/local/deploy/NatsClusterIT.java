package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.movers.servers.NatsServerBinary;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The broker of the manifests: three real servers with the configuration of the ConfigMap, on three loopback addresses. */
class NatsClusterIT {
    private static final String USERS = "users.conf";

    private final Map<String, String> secrets = new HashMap<>(secrets("n0123456789abcdef"));
    private final List<Process> servers = new ArrayList<>();
    private int client;
    private int cluster;
    private int monitor;

    @TempDir
    private Path folder;

    private static Map<String, String> secrets(String password) {
        var secrets = new HashMap<>(Map.of(
                "NATS_USER",
                "movers",
                "NATS_PASSWORD",
                password,
                "NATS_CLUSTER_PASSWORD",
                password + "c",
                "NATS_SYSTEM_PASSWORD",
                password + "s"));
        Checkout.SERVICES.forEach(
                service -> secrets.put(service.toUpperCase(Locale.ROOT) + "_NATS_PASSWORD", password + service));
        return secrets;
    }

    @BeforeEach
    void start() throws IOException {
        Path program = NatsServerBinary.locate();
        String version =
                Programs.run(folder, Map.of(), program.toString(), "--version").output();
        var number = Pattern.compile("v(\\d+)\\.(\\d+)").matcher(version);
        boolean recent =
                number.find() && (Integer.parseInt(number.group(1)) > 2 || Integer.parseInt(number.group(2)) >= 10);
        if (!recent) {
            System.out.println("NOT RUN: the broker's manifests need nats-server 2.10, here is " + version.trim());
        }
        assumeTrue(recent);
        client = RawHttp.freePort();
        cluster = RawHttp.freePort();
        monitor = RawHttp.freePort();
        startAll();
    }

    private void startAll() throws IOException {
        for (int i = 0; i < 3; i++) {
            servers.add(server(NatsServerBinary.locate(), i));
        }
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process server : servers) {
            server.destroyForcibly();
            server.waitFor(10, TimeUnit.SECONDS);
        }
        servers.clear();
    }

    @Test
    void anEventOutlivesTheLossOfAServerAndCredentialsAreAskedFor() throws Exception {
        try (Connection connection = connect(0, "movers", secrets.get("NATS_PASSWORD"))) {
            addStream(connection);
            JetStream stream = connection.jetStream();
            for (int i = 0; i < 50; i++) {
                stream.publish("movers.test", bytes(i));
            }
        }

        servers.get(0).destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        try (Connection connection = connect(1, "movers", secrets.get("NATS_PASSWORD"))) {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
                connection.jetStream().publish("movers.test", bytes(50));
                return true;
            });
            assertThat(messages(connection)).isGreaterThanOrEqualTo(51);
        }
        assertThatThrownBy(() -> connect(1, "movers", "wrong")).hasMessageContaining("Authorization");
        assertThatThrownBy(() -> connect(1, null, null)).hasMessageContaining("Authorization");
    }

    /** The steps of the handbook: new secrets, all brokers at once, then the services. */
    @Test
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    void everyPasswordCanBeRotatedAndWhatWasStoredIsStillThere() throws Exception {
        try (Connection travels = connect(0, "travels", secrets.get("TRAVELS_NATS_PASSWORD"))) {
            addStream(travels);
            travels.jetStream().publish("movers.travel.created", bytes(1));
        }

        Map<String, String> before = Map.copyOf(secrets);
        secrets.putAll(secrets("n5555555555555555"));
        stopAll();
        startAll();

        Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            try (Connection travels = connect(2, "travels", secrets.get("TRAVELS_NATS_PASSWORD"))) {
                travels.jetStream().publish("movers.travel.created", bytes(2));
                return true;
            }
        });
        try (Connection operator = connect(1, "movers", secrets.get("NATS_PASSWORD"))) {
            assertThat(messages(operator)).isGreaterThanOrEqualTo(2);
        }
        assertThatThrownBy(() -> connect(1, "travels", before.get("TRAVELS_NATS_PASSWORD")))
                .hasMessageContaining("Authorization");
        assertThatThrownBy(() -> connect(1, "movers", before.get("NATS_PASSWORD")))
                .hasMessageContaining("Authorization");
    }

    /** What the preStop hook of the manifest does. */
    @Test
    void aServerThatIsToStopHandsItsClientsOverFirst() throws Exception {
        Queue<Events> told = new ConcurrentLinkedQueue<>();
        awaitPort(0);
        Options options = options("travels", secrets.get("TRAVELS_NATS_PASSWORD"), 0, 1, 2)
                .noRandomize()
                .maxReconnects(-1)
                .connectionListener((connection, event) -> told.add(event))
                .build();
        try (Connection travels = Nats.connect(options)) {
            addStream(travels);
            assertThat(travels.getConnectedUrl()).contains(address(0));

            Programs.Result asked = Programs.run(
                    folder, Map.of(), NatsServerBinary.locate().toString(), "-sl=ldm=" + folder.resolve("nats0.pid"));

            assertThat(asked.exit()).as(asked.output()).isZero();
            assertThat(servers.get(0).waitFor(60, TimeUnit.SECONDS)).isTrue();
            Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
                travels.jetStream().publish("movers.travel.created", bytes(1));
                return true;
            });
            assertThat(travels.getConnectedUrl()).doesNotContain(address(0));
            assertThat(told).containsSubsequence(Events.LAME_DUCK, Events.DISCONNECTED, Events.RECONNECTED);
        }
    }

    /** The case in which a server without a limit for its heap was killed again and again. */
    @Test
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    void aServerThatCatchesUpWithAFullStreamStaysWithinItsMemory() throws Exception {
        long room = Files.getFileStore(folder).getUsableSpace();
        Path status = Path.of("/proc/" + servers.get(2).pid() + "/status");
        long full = DataSize.parse(setting("NATS_STREAM_MAX_BYTES")).toBytes();
        if (room < 4 * full || !Files.exists(status)) {
            System.out.println("NOT RUN: no broker caught up with a full stream: that takes Linux and " + 4 * full
                    + " bytes of disk, here are " + room);
        }
        assumeTrue(room >= 4 * full && Files.exists(status));
        byte[] event = new byte[64 * 1024];
        new Random(1).nextBytes(event);
        try (Connection operator = connect(0, "movers", secrets.get("NATS_PASSWORD"))) {
            addStream(operator);
            List<CompletableFuture<PublishAck>> underWay = new ArrayList<>();
            for (long sent = 0; sent < full; sent += event.length) {
                underWay.add(operator.jetStream().publishAsync("movers.test", event));
                if (underWay.size() == 100) {
                    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                            .get(2, TimeUnit.MINUTES);
                    underWay.clear();
                }
            }
        }

        servers.get(2).destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        try (Stream<Path> lost = Files.walk(folder.resolve("data2"))) {
            lost.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
        servers.set(2, server(NatsServerBinary.locate(), 2));

        Awaitility.await().atMost(20, TimeUnit.MINUTES).ignoreExceptions().until(() -> isHealthy(2));
        long peak = Files.readAllLines(Path.of("/proc/" + servers.get(2).pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow();
        System.out.println("A broker that caught up with " + full + " bytes took " + peak + " bytes of memory.");
        assertThat(peak)
                .isLessThan(broker().getResources()
                        .getLimits()
                        .get("memory")
                        .getNumber()
                        .longValueExact());
    }

    private static V1Container broker() {
        return Manifests.of("infra/k8s")
                .get(V1StatefulSet.class, "nats")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static String setting(String name) {
        return Manifests.of("infra/k8s-prod")
                .get(V1ConfigMap.class, "movers-config")
                .getData()
                .get(name);
    }

    /** The question of the startup probe. */
    private boolean isHealthy(int number) throws IOException {
        var connection = (HttpURLConnection) URI.create("http://" + address(number) + ":" + monitor + "/healthz")
                .toURL()
                .openConnection();
        connection.setConnectTimeout(3000);
        connection.setReadTimeout(3000);
        return connection.getResponseCode() == 200;
    }

    private static void addStream(Connection connection) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("movers")
                            .subjects("movers.>")
                            .storageType(StorageType.File)
                            .replicas(3)
                            .build());
            return true;
        });
    }

    private static long messages(Connection connection) throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo("movers")
                .getStreamState()
                .getMsgCount();
    }

    private Process server(Path program, int number) throws IOException {
        String address = address(number);
        String configuration = Manifests.of("infra/k8s")
                .get(V1ConfigMap.class, "nats-config")
                .getData()
                .get("nats.conf");
        // The parts that each pod has of its own: its address and its disk.
        String here = configuration
                .replace("port: 4222", "listen: \"" + address + ":" + client + "\"")
                .replace("http_port: 8222", "http: \"" + address + ":" + monitor + "\"")
                .replace(
                        "/run/nats/nats.pid",
                        '"' + folder.resolve("nats" + number + ".pid").toString() + '"')
                .replace("lame_duck_grace_period: 5s", "lame_duck_grace_period: 1s")
                .replace("port: 6222", "listen: \"" + address + ":" + cluster + "\"")
                .replace("store_dir: /data", "store_dir: \"" + folder.resolve("data" + number) + "\"");
        Files.writeString(
                folder.resolve(USERS),
                Manifests.of("infra/k8s")
                        .get(V1ConfigMap.class, "nats-users")
                        .getData()
                        .get(USERS));
        Path file = Files.writeString(folder.resolve("nats" + number + ".conf"), here);
        var builder = new ProcessBuilder(program.toString(), "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nats" + number + ".log").toFile());
        builder.environment().putAll(secrets);
        builder.environment().put("POD_NAME", "nats-" + number);
        broker().getEnv().stream()
                .filter(variable -> variable.getName().equals("GOMEMLIMIT"))
                .forEach(variable -> builder.environment().put(variable.getName(), variable.getValue()));
        for (int i = 0; i < 3; i++) {
            builder.environment()
                    .put(
                            "NATS_ROUTE_" + i,
                            "nats://nats:" + secrets.get("NATS_CLUSTER_PASSWORD") + "@" + address(i) + ":" + cluster);
        }
        return builder.start();
    }

    private Connection connect(
            int number,
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password)
            throws IOException, InterruptedException {
        awaitPort(number);
        return Nats.connect(options(user, password, number)
                .ignoreDiscoveredServers()
                .maxReconnects(0)
                .build());
    }

    private Options.Builder options(
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password,
            int... numbers) {
        var options = new Options.Builder()
                .servers(Arrays.stream(numbers)
                        .mapToObj(number -> "nats://" + address(number) + ":" + client)
                        .toArray(String[]::new))
                .inboxPrefix("_INBOX." + user)
                .connectionTimeout(Duration.ofSeconds(5));
        return user == null || password == null ? options : options.userInfo(user, password);
    }

    private void awaitPort(int number) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
            try (var socket = new java.net.Socket(address(number), client)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String address(int number) {
        return "127.0.0." + (number + 2);
    }

    private static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
