package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.movers.servers.NatsServerBinary;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker of the manifests: three real servers with the configuration of the ConfigMap, on three loopback addresses. */
class NatsClusterIT {
    private static final String USERS = "users.conf";

    private final Map<String, String> secrets = new HashMap<>(secrets("n0123456789abcdef"));
    private final List<Process> servers = new ArrayList<>();
    private int client;
    private int cluster;

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
        String address = "127.0.0." + (number + 2);
        String configuration = Manifests.of("infra/k8s")
                .get(V1ConfigMap.class, "nats-config")
                .getData()
                .get("nats.conf");
        // The parts that each pod has of its own: its address and its disk.
        String here = configuration
                .replace("port: 4222", "listen: \"" + address + ":" + client + "\"")
                .replace("http_port: 8222", "")
                .replace("pid_file: /run/nats/nats.pid", "")
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
        for (int i = 0; i < 3; i++) {
            builder.environment()
                    .put(
                            "NATS_ROUTE_" + i,
                            "nats://nats:" + secrets.get("NATS_CLUSTER_PASSWORD") + "@127.0.0." + (i + 2) + ":"
                                    + cluster);
        }
        return builder.start();
    }

    private Connection connect(
            int number,
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password)
            throws IOException, InterruptedException {
        var options = new Options.Builder()
                .server("nats://127.0.0." + (number + 2) + ":" + client)
                .inboxPrefix("_INBOX." + user)
                .connectionTimeout(Duration.ofSeconds(5))
                .maxReconnects(0);
        if (user != null && password != null) {
            options.userInfo(user, password);
        }
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
            try (var socket = new java.net.Socket("127.0.0." + (number + 2), client)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return Nats.connect(options.build());
    }

    private static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
