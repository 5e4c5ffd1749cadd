package io.movers.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.servers.ChildJvm;
import io.movers.servers.NatsServer;
import io.movers.servers.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with the options of <code>make run</code> whose heap is full. */
class OutOfMemoryIT {

    /** What HotSpot ends with on <code>ExitOnOutOfMemoryError</code>. */
    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    Path data;

    @Test
    void processWhoseHeapIsFullEndsWithItsBrokerAndCanBeStartedAgain() throws Exception {
        int port = Ports.free();
        ProcessHandle broker;
        try (ChildJvm child = ChildJvm.start(
                GreedyJvm.class,
                Map.of(),
                List.of("@jvm.options", "-Xms64m", "-Xmx64m"),
                List.of(data.toString(), Integer.toString(port)),
                Duration.ofMinutes(2))) {
            broker = ProcessHandle.of(Long.parseLong(child.readyValue())).orElseThrow();
            assertThat(child.awaitExit(Duration.ofMinutes(1))).isEqualTo(OUT_OF_MEMORY);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> !broker.isAlive());
        try (NatsServer again = NatsServer.start(data, port)) {
            assertThat(again.isRunning()).isTrue();
        }
    }

    static class GreedyJvm {
        public static void main(String[] args) throws Exception {
            Path data = Path.of(args[0]);
            NatsServer.withoutExitHook(data, Ports.LOOPBACK, Integer.parseInt(args[1]))
                    .start();
            System.out.println(ChildJvm.READY
                    + Files.readString(data.resolve("nats-server.pid")).split(" ")[0]);
            // Threads that take no note of an error keep the process up where nothing ends it.
            new Thread(GreedyJvm::fillHeap).start();
            System.in.read();
        }

        private static void fillHeap() {
            List<byte[]> taken = new ArrayList<>();
            while (true) {
                taken.add(new byte[1 << 20]);
            }
        }
    }
}
