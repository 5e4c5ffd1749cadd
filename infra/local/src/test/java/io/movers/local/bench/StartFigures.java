package io.movers.local.bench;

import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.ServiceJvm;
import io.movers.servers.Services;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code make bench-start}: how long each service takes to be ready when it is started as in its image, with an AOT cache and the options of the
 * image, and its memory at rest. One service runs at a time, beside its database and its broker.
 */
final class StartFigures {
    private static final int STARTS = 3;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final String KEY = "a-key-of-at-least-thirty-two-characters";
    private static final String ENTRY_POINT = "ENTRYPOINT ";
    private static final String IN_THE_IMAGE = "/app/";

    /** The limit of a pod in {@code infra/k8s}, by which the JVM chooses its heap. */
    private static final String MEMORY_LIMIT = "-XX:MaxRAM=768m";

    private final Path folder;
    private final MongoServerProcess database;
    private final NatsServer broker;

    private StartFigures(Path folder) {
        this.folder = folder;
        this.database = MongoServerProcess.onDisk(folder.resolve("mongo.mv"));
        this.broker = NatsServer.start(folder.resolve("nats"));
    }

    public static void main(String[] args) throws Exception {
        Path folder = TargetFolders.lasting("start");
        int status = 1;
        try {
            var figures = new StartFigures(folder);
            for (String service : Services.NAMES) {
                figures.measure(service);
            }
            status = 0;
        } catch (Exception e) {
            e.printStackTrace(); // the exit below would keep it to itself
        } finally {
            TargetFolders.delete(folder);
            System.exit(status); // the broker's threads would keep this JVM alive
        }
    }

    private void measure(String service) throws IOException, InterruptedException {
        Path app = folder.resolve(service);
        run(List.of("-Djarmode=tools", "-jar", jar(service).toString(), "extract", "--destination", app.toString()));
        List<String> arguments = arguments(app, app.resolve(jar(service).getFileName()));
        List<String> training = new ArrayList<>(List.of("-Dspring.context.exit=onRefresh"));
        arguments.forEach(argument -> training.add(argument.replace("AOTCache=", "AOTCacheOutput=")));
        run(training);
        for (int start = 1; start <= STARTS; start++) {
            long began = System.nanoTime();
            try (ServiceJvm running =
                    ServiceJvm.ofJar(arguments, properties(service), folder.resolve(service + ".log"))) {
                double seconds = (System.nanoTime() - began) / 1e9;
                TimeUnit.SECONDS.sleep(REST.toSeconds());
                System.out.printf(
                        Locale.ROOT,
                        "%-14s ready after %.1f s; %.0f MB after %d s at rest%n",
                        service,
                        seconds,
                        Figures.megabytes(running.pid(), "VmRSS"),
                        REST.toSeconds());
            }
        }
    }

    private static Path jar(String service) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(service, "target"))) {
            return files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Build " + service + " first"));
        }
    }

    /** Those of the image's entry point. */
    private static List<String> arguments(Path app, Path jar) throws IOException {
        String entryPoint = Files.readAllLines(Path.of("infra/images/Dockerfile")).stream()
                .filter(line -> line.startsWith(ENTRY_POINT))
                .findFirst()
                .orElseThrow();
        List<String> command =
                new JsonMapper().readValue(entryPoint.substring(ENTRY_POINT.length()), new TypeReference<>() {});
        List<String> arguments = new ArrayList<>(List.of(MEMORY_LIMIT));
        command.stream()
                .skip(1)
                .map(argument -> argument.equals(IN_THE_IMAGE + "app.jar")
                        ? jar.toString()
                        : argument.replace(IN_THE_IMAGE, app + "/"))
                .forEach(arguments::add);
        return arguments;
    }

    private Map<String, String> properties(String service) {
        return Map.of(
                "BIND_ADDRESS",
                "127.0.0.1",
                "MONGO_URI",
                database.uri(service),
                "NATS_URL",
                broker.url(),
                "JWT_KEY",
                KEY,
                "IMAGES_DIR",
                folder.resolve("images").toString());
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path log = folder.resolve("preparation.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JWT_KEY", KEY);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }
}
