package io.movers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A real {@code nats-server} with JetStream on disk. */
public final class NatsServer extends BrokerProcess {
    private List<String> credentials = List.of();
    private Map<String, String> environment = Map.of();
    private List<String> membership = List.of();

    private NatsServer(Path dir, String address, int port) {
        super(dir, address, port, "nats-server");
    }

    /** Starts a server on a free port. */
    public static NatsServer start(Path dir) {
        return start(dir, Ports.free());
    }

    /** Starts a server on the given port. It is killed when this JVM ends, for whatever reason. */
    public static NatsServer start(Path dir, int port) {
        var server = new NatsServer(dir, Ports.LOOPBACK, port);
        server.startUntilExit();
        return server;
    }

    /** Starts a cluster on free ports. Its members are killed when this JVM ends, for whatever reason. */
    public static List<NatsServer> startCluster(Path dir, int size) {
        List<String> routes = IntStream.range(0, size)
                .mapToObj(i -> "nats://" + Ports.LOOPBACK + ":" + Ports.free())
                .toList();
        List<NatsServer> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = "nats-" + (i + 1);
            var member = new NatsServer(dir.resolve(name), Ports.LOOPBACK, Ports.free());
            member.membership = List.of(
                    "--server_name",
                    name,
                    "--cluster_name",
                    "movers",
                    "--cluster",
                    routes.get(i),
                    "--routes",
                    String.join(",", routes),
                    // Clients know the addresses that they were given, and no others.
                    "--no_advertise=true");
            member.startUntilExit();
            members.add(member);
        }
        return members;
    }

    /** A server that {@link #start()} starts and only {@link #close()} stops, for a caller with its own shutdown hook. */
    public static NatsServer withoutExitHook(Path dir, String address, int port) {
        return new NatsServer(dir, address, port);
    }

    /**
     * From its next start on, the server takes only these users.
     *
     * @param users the content of an {@code authorization} block
     * @param variables what the block takes from the environment
     */
    public void requireUsers(String users, Map<String, String> variables) {
        try {
            Files.createDirectories(folder());
            Path file = Files.writeString(folder().resolve("users.conf"), "authorization {\n" + users + "}\n");
            credentials = List.of("--config", file.toString());
            environment = Map.copyOf(variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From its next start on, the server accepts only clients with these credentials. */
    public void requireSignIn(String user, String password) {
        credentials = List.of("--user", user, "--pass", password);
    }

    @Override
    List<String> command(Path dir, String address, int port) {
        List<String> command = new ArrayList<>(List.of(
                NatsServerBinary.locate().toString(),
                "-a",
                address,
                "-p",
                Integer.toString(port),
                "-js",
                "-sd",
                dir.resolve("jetstream").toString()));
        command.addAll(credentials);
        command.addAll(membership);
        return command;
    }

    @Override
    Map<String, String> environment() {
        return environment;
    }

    @Override
    boolean isReady(String log) {
        String greeting = greeting();
        return greeting != null && greeting.contains("\"jetstream\":true");
    }
}
