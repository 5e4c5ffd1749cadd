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
import java.util.List;
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
    private static final Map<String, String> SECRETS = Map.of(
            "NATS_USER", "movers",
            "NATS_PASSWORD", "n0123456789abcdef",
            "NATS_CLUSTER_PASSWORD", "nfedcba9876543210",
            "NATS_SYSTEM_PASSWORD", "n00112233445566");

    private final List<Process> servers = new ArrayList<>();
    private int client;
    private int cluster;

    @TempDir
    private Path folder;

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
        for (int i = 0; i < 3; i++) {
            servers.add(server(program, i));
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process server : servers) {
            server.destroyForcibly();
            server.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anEventOutlivesTheLossOfAServerAndCredentialsAreAskedFor() throws Exception {
        try (Connection connection = connect(0, "movers", SECRETS.get("NATS_PASSWORD"))) {
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
            JetStream stream = connection.jetStream();
            for (int i = 0; i < 50; i++) {
                stream.publish("movers.test", bytes(i));
            }
        }

        servers.get(0).destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        try (Connection connection = connect(1, "movers", SECRETS.get("NATS_PASSWORD"))) {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
                connection.jetStream().publish("movers.test", bytes(50));
                return true;
            });
            assertThat(messages(connection)).isGreaterThanOrEqualTo(51);
        }
        assertThatThrownBy(() -> connect(1, "movers", "wrong")).hasMessageContaining("Authorization");
        assertThatThrownBy(() -> connect(1, null, null)).hasMessageContaining("Authorization");
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
        Path file = Files.writeString(folder.resolve("nats" + number + ".conf"), here);
        var builder = new ProcessBuilder(program.toString(), "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nats" + number + ".log").toFile());
        builder.environment().putAll(SECRETS);
        builder.environment().put("POD_NAME", "nats-" + number);
        for (int i = 0; i < 3; i++) {
            builder.environment()
                    .put(
                            "NATS_ROUTE_" + i,
                            "nats://nats:" + SECRETS.get("NATS_CLUSTER_PASSWORD") + "@127.0.0." + (i + 2) + ":"
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
