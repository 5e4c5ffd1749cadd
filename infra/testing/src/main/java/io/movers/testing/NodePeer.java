package io.movers.testing;

import static org.awaitility.Awaitility.await;

import io.movers.servers.TargetFolders;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Node program that uses NATS Streaming through {@code node-nats-streaming}, as the Node services do, and validates with
 * their mongoose models. It needs Node and the two packages on the machine.
 */
public final class NodePeer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path PACKAGES =
            Path.of(System.getProperty("user.home"), ".cache", "movers", "node-peer", "node_modules");

    private final Process process;
    private final Writer input;
    private final List<JsonNode> said = new CopyOnWriteArrayList<>();

    /**
     * A message that the program has received; it does not acknowledge messages by itself.
     *
     * @param service the Node service as which it listens, if any
     * @param refusal why that service's listener would refuse the message; null if it would not
     */
    public record Received(
            String channel,
            long sequence,
            boolean redelivered,
            JsonNode data,
            @Nullable String service,
            @Nullable String refusal) {}

    /** Connects to a cluster. */
    public NodePeer(String clusterId, String clientId, String url) {
        try {
            Path folder = Files.createTempDirectory(TargetFolders.temporary("node-peer"), "scripts");
            Path script = copy("node-peer.js", folder);
            copy("node-models.js", folder);
            ProcessBuilder builder = new ProcessBuilder(
                            node().orElseThrow().toString(), script.toString(), clusterId, clientId, url)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("NODE_PATH", PACKAGES.toString());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(this::read, "node-peer-" + clientId);
        reader.setDaemon(true);
        reader.start();
        awaitSaid(line -> line.has("connected"));
    }

    private static Path copy(String script, Path folder) throws IOException {
        try (InputStream source = Objects.requireNonNull(NodePeer.class.getResourceAsStream(script))) {
            return Files.write(folder.resolve(script), source.readAllBytes());
        }
    }

    /**
     * Whether the machine has Node and the packages.
     *
     * @param withoutIt what is left out if it does not; printed, because the build's output contains no reason for a skipped test
     */
    public static boolean isInstalled(String withoutIt) {
        boolean installed = node().isPresent()
                && Stream.of("node-nats-streaming", "mongoose")
                        .allMatch(name -> Files.isDirectory(PACKAGES.resolve(name)));
        if (!installed) {
            System.out.println(
                    "NOT RUN: Node or one of its packages node-nats-streaming and mongoose is not on this machine"
                            + " (npm install --prefix " + PACKAGES.getParent()
                            + " node-nats-streaming@0.3.2 mongoose@5.13.23); " + withoutIt + ".");
        }
        return installed;
    }

    private static Optional<Path> node() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode told = JSON.readTree(line);
                if (told.has("error")) {
                    System.err.println("Node peer: " + line);
                }
                said.add(told);
            }
        } catch (IOException e) {
            // The program has ended.
        }
    }

    /** Publishes and waits until the server has stored it. */
    public void publish(String channel, Map<String, ?> data) {
        int before = count("published");
        command(Map.of("publish", channel, "data", data));
        await().atMost(SOON).until(() -> count("published") > before);
    }

    /** Joins a queue group, with the group's name as durable name. */
    public void listen(String channel, String group, Duration ackWait) {
        command(Map.of("listen", channel, "group", group, "ackWait", ackWait.toMillis()));
        awaitSaid(line -> line.path("listening").asString("").equals(channel));
    }

    /**
     * Listens as a Node service does, in a queue group of its own, with the models of that service.
     *
     * @param service {@code clients-service}
     */
    public void listenAs(String service, String channel) {
        command(Map.of("listen", channel, "group", "node-" + service, "service", service, "ackWait", 30_000));
        awaitSaid(line -> line.path("listening").asString("").equals(channel)
                && line.path("service").asString("").equals(service));
    }

    /** The services and channels of all listeners of the Node services. */
    public List<Map.Entry<String, String>> subscriptions() {
        command(Map.of("subscriptions", true));
        awaitSaid(line -> line.has("subscriptions"));
        return said.stream()
                .filter(line -> line.has("subscriptions"))
                .flatMap(line -> line.path("subscriptions").valueStream())
                .map(line -> line.asString().split(" "))
                .map(words -> Map.entry(words[0], words[1]))
                .distinct()
                .toList();
    }

    /** The messages received so far, including redeliveries. */
    public List<Received> received() {
        return said.stream()
                .filter(line -> line.has("received"))
                .map(line -> new Received(
                        line.path("received").asString(),
                        line.path("sequence").asLong(),
                        line.path("redelivered").asBoolean(),
                        line.path("data"),
                        text(line.path("service")),
                        text(line.path("refusal"))))
                .toList();
    }

    public void ack(Received message) {
        command(Map.of("ack", message.sequence()));
        awaitSaid(line -> line.path("acked").asLong(-1) == message.sequence());
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }

    private int count(String word) {
        return (int) said.stream().filter(line -> line.has(word)).count();
    }

    private void awaitSaid(Predicate<JsonNode> line) {
        await().atMost(SOON).until(() -> said.stream().anyMatch(line));
    }

    private void command(Map<String, ?> command) {
        try {
            input.write(JSON.writeValueAsString(command) + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Disconnects from the cluster and ends the program. */
    @Override
    public void close() {
        command(Map.of("close", true));
        try {
            if (!process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
