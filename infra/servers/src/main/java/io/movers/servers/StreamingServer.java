package io.movers.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real {@code nats-streaming-server} with its messages on disk, if the machine has the program. It has reached its end of
 * life, so there are no packages of it: {@code go install github.com/nats-io/nats-streaming-server@v0.25.6}.
 */
public final class StreamingServer extends BrokerProcess {
    /** The name of its cluster, which clients must know. */
    public static final String CLUSTER_ID = "movers";

    /** Why tests are skipped if the machine does not have the program. */
    public static final String MISSING = "nats-streaming-server is not on this machine"
            + " (go install github.com/nats-io/nats-streaming-server@v0.25.6)";

    private static final String PROGRAM = "nats-streaming-server";

    private final Path program;
    private final int monitoringPort = Ports.free();
    private final Path storage;

    private StreamingServer(Path dir, int port, Path program) {
        super(dir, Ports.LOOPBACK, port, PROGRAM);
        this.program = program;
        this.storage = storage(dir);
    }

    /**
     * Whether the machine has the program, on the PATH or where {@code go install} puts it.
     *
     * @param withoutIt what is left out if it does not; printed, because the build's output contains no reason for a skipped test
     */
    public static boolean isInstalled(String withoutIt) {
        boolean installed = program().isPresent();
        if (!installed) {
            System.out.println("NOT RUN: " + MISSING + "; " + withoutIt + ".");
        }
        return installed;
    }

    /**
     * Starts a server on a free port. It is killed when this JVM ends, for whatever reason.
     *
     * @throws java.util.NoSuchElementException the machine does not have the program
     */
    public static StreamingServer start(Path dir) {
        var server = new StreamingServer(dir, Ports.free(), program().orElseThrow());
        server.startUntilExit();
        return server;
    }

    /**
     * Returns what the server's monitoring port reports.
     *
     * @param path {@code /streaming/clientsz}, {@code /streaming/channelsz?subs=1}, {@code /varz}
     */
    public String monitor(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://" + Ports.LOOPBACK + ":" + monitoringPort + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Kills the server and starts it with an empty disk: without messages, subscriptions or known clients. */
    public synchronized void restartEmpty() {
        kill();
        TargetFolders.delete(storage);
        start();
    }

    /**
     * Deletes empty files. The server writes four bytes into each new file right after it has created it, and never starts again on one that
     * lacks them ("unable to verify file version: EOF").
     */
    @Override
    void mend() throws IOException {
        if (!Files.isDirectory(storage)) {
            return;
        }
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == 0) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path storage(Path dir) {
        return dir.toAbsolutePath().resolve("streaming");
    }

    private static Optional<Path> program() {
        return Executables.find(PROGRAM)
                .or(() -> Stream.of(Path.of(System.getProperty("user.home"), "go", "bin", PROGRAM))
                        .filter(Executables::isProgram)
                        .findFirst());
    }

    @Override
    List<String> command(Path dir, String address, int port) {
        return List.of(
                program.toString(),
                "--addr",
                address,
                "--port",
                Integer.toString(port),
                "--http_port",
                Integer.toString(monitoringPort),
                "--cluster_id",
                CLUSTER_ID,
                "--store",
                "file",
                "--dir",
                storage(dir).toString());
    }

    /** Also reads the log, because the server greets connections before it can store messages. */
    @Override
    boolean isReady(String log) {
        return greeting() != null && log.contains("Streaming Server is ready");
    }
}
