package io.movers.local.story;

import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import io.movers.servers.NatsServerBinary;
import io.movers.servers.Ports;
import io.movers.servers.ProcessEnd;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The suite of an earlier commit, built from it, in a process of its own. */
final class FormerRelease implements AutoCloseable {
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(20);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    private final String classPath;
    private final Path data;
    private final int gatewayPort = Ports.free();
    private final int mongoPort = Ports.free();
    private final int natsPort = Ports.free();
    private final int smtpPort = Ports.free();
    private Process process;

    private FormerRelease(String classPath, Path data) {
        this.classPath = classPath;
        this.data = data;
    }

    /** Whether this clone has the commit; a shallow one does not. */
    static boolean isThere(String commit) {
        boolean there = Programs.run(Checkout.path(""), Map.of(), "git", "cat-file", "-e", commit)
                        .exit()
                == 0;
        if (!there) {
            System.out.println(
                    "NOT RUN: this clone has no commit " + commit + "; no earlier release was run beside this one.");
        }
        return there;
    }

    /** Builds the commit, unless {@code -Dmovers.former.classpath} says where that has been done. */
    static FormerRelease of(String commit, Path data) throws IOException {
        String built = System.getProperty("movers.former.classpath");
        return new FormerRelease(built == null ? build(commit) : built, data);
    }

    private static String build(String commit) throws IOException {
        Path source = Checkout.path("infra/local/target/release-" + commit);
        Path classPath = source.resolve("infra/local/target/class-path");
        if (!Files.exists(classPath)) {
            Files.createDirectories(source);
            run(Checkout.path(""), "sh", "-c", "git archive " + commit + " | tar -x -C '" + source + "'");
            run(
                    source,
                    "sh",
                    "mvnw",
                    "-q",
                    "package",
                    "-pl",
                    "infra/local",
                    "-am",
                    "-Dmaven.test.skip=true",
                    "-Dspotless.check.skip=true");
        }
        return source.resolve("infra/local/target/local-1.0.0-SNAPSHOT.jar") + ":" + Files.readString(classPath);
    }

    private static void run(Path folder, String... command) {
        Programs.Result result = Programs.run(folder, Map.of(), BUILD_LIMIT, command);
        if (result.exit() != 0) {
            throw new AssertionError(result.output());
        }
    }

    void start() throws IOException {
        var builder = new ProcessBuilder(List.of(
                        "java", "-Xmx768m", "-XX:TieredStopAtLevel=1", "-cp", classPath, "io.movers.local.Main"))
                .redirectErrorStream(true)
                .redirectOutput(
                        TargetFolders.temporary("former").resolve("output").toFile());
        builder.environment()
                .putAll(Map.of(
                        "DATA_DIR", data.toString(),
                        "GATEWAY_PORT", Integer.toString(gatewayPort),
                        "MONGO_PORT", Integer.toString(mongoPort),
                        "NATS_PORT", Integer.toString(natsPort),
                        "NATS_SERVER",
                                NatsServerBinary.locate().toString(), // the broker's own upgrade is another matter
                        "SMTP_PORT", Integer.toString(smtpPort)));
        process = builder.start();
        Awaitility.await().atMost(Duration.ofMinutes(10)).ignoreExceptions().until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The earlier release ended");
            }
            return List.of("users", "clients", "locations", "notifications", "resources/k8s", "travels").stream()
                    .allMatch(this::isHealthy);
        });
    }

    private boolean isHealthy(String path) {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url() + "/api/" + path + "/healthz"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String url() {
        return "http://localhost:" + gatewayPort;
    }

    String mongoUri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    String natsUrl() {
        return "nats://127.0.0.1:" + natsPort;
    }

    int smtpPort() {
        return smtpPort;
    }

    Path data() {
        return data;
    }

    String secret(String name) throws IOException {
        return Files.readString(data.resolve(name)).trim();
    }

    /** Stops everything in order, as Ctrl-C does. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        ProcessEnd.await(process, false, STOP_TIMEOUT);
    }
}
