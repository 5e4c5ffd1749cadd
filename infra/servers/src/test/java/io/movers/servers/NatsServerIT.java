package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Nats;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a connection of jnats may be interrupted while it closes
class NatsServerIT {
    @TempDir
    Path dir;

    @Test
    void acknowledgedEventsSurviveAKillAndARestartOnTheSamePort() throws Exception {
        try (var server = NatsServer.start(dir)) {
            String url = server.url();
            try (var connection = Nats.connect(url)) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("s")
                                .subjects("s.>")
                                .storageType(StorageType.File)
                                .build());
                connection.jetStream().publish("s.a", "x".getBytes(StandardCharsets.UTF_8));
            }
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.start();
            assertThat(server.url()).isEqualTo(url);
            try (var connection = Nats.connect(url)) {
                assertThat(connection
                                .jetStreamManagement()
                                .getStreamInfo("s")
                                .getStreamState()
                                .getMsgCount())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aServerLeftByAKilledJvmIsEndedByTheNextStart() throws Exception {
        int port = Ports.free();
        var child = ChildJvm.start(NatsInAJvm.class, Map.of(), List.of(dir.toString(), Integer.toString(port)));
        var orphan = ProcessHandle.of(Long.parseLong(
                        Files.readString(dir.resolve("nats-server.pid")).split(" ")[0]))
                .orElseThrow();
        assertThatThrownBy(() -> NatsServer.start(dir, Ports.free())).hasMessageContaining("is in use by the process");
        child.kill();
        assertThat(orphan.isAlive()).isTrue();
        try (var server = NatsServer.start(dir, port)) {
            assertThat(server.isRunning()).isTrue();
            await().until(() -> !orphan.isAlive());
        }
    }

    @Test
    void portInUseIsReported() {
        try (var server = NatsServer.start(dir.resolve("a"))) {
            assertThatThrownBy(() -> NatsServer.start(dir.resolve("b"), server.port()))
                    .isInstanceOf(PortInUseException.class);
        }
    }

    @Test
    void serverHasItsOwnProcessGroup() throws Exception {
        try (var server = NatsServer.start(dir)) {
            assertThat(server.isRunning()).isTrue();
            String pid = Files.readString(dir.resolve("nats-server.pid")).split(" ")[0];
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            String group = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
            assertThat(group).isEqualTo(pid);
        }
    }

    static class NatsInAJvm {
        public static void main(String[] args) throws Exception {
            NatsServer.withoutExitHook(Path.of(args[0]), Ports.LOOPBACK, Integer.parseInt(args[1]))
                    .start();
            System.out.println(ChildJvm.READY + "up");
            System.in.read();
        }
    }
}
