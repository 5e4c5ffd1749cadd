package io.movers.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real {@code nats-streaming-server} with its messages on disk, where the machine has one. It is at its end of life, so it
 * comes in no package: {@code go install github.com/nats-io/nats-streaming-server@v0.25.6}.
 */
public final class StreamingServer extends BrokerProcess {
    /** The name of its cluster, which clients must know. */
    public static final String CLUSTER_ID = "movers";

    /** The reason of what is left out where the machine does not have the program. */
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
     * Whether the machine has the program: on the PATH or where {@code go install} puts it.
     *
     * @param withoutIt what is not done if it has not; it is printed, for a skipped test leaves no reason in a build's output
     */
    public static boolean isInstalled(String withoutIt) {
        boolean installed = program().isPresent();
        if (!installed) {
            System.out.println("NOT RUN: " + MISSING + "; " + withoutIt + ".");
        }
        return installed;
    }

    /**
     * Starts a server on a free port. It is killed when this JVM ends, whatever happens.
     *
     * @throws java.util.NoSuchElementException the machine does not have the program
     */
    public static StreamingServer start(Path dir) {
        var server = new StreamingServer(dir, Ports.free(), program().orElseThrow());
        server.startUntilExit();
        return server;
    }

    /**
     * What it tells about itself.
     *
     * @param path {@code /streaming/clientsz}, {@code /streaming/channelsz?subs=1}, {@code /varz}
     */
    public String monitor(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://" + Ports.LOOPBACK + ":" + monitoringPort + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Kills it and starts it with nothing on its disk: no messages, no subscriptions, no known clients. */
    public synchronized void restartEmpty() {
        kill();
        TargetFolders.delete(storage);
        start();
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

    /** Connections are greeted before the part that stores messages is there. */
    @Override
    boolean isReady(@Nullable String greeting, String log) {
        return greeting != null && log.contains("Streaming Server is ready");
    }
}
