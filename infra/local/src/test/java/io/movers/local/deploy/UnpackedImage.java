package io.movers.local.deploy;

import io.movers.servers.ServiceJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the image of a service has in its folder {@code /app}, and how it is started, on this machine and with this JDK. */
public final class UnpackedImage {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String ENTRY_POINT = "ENTRYPOINT ";

    /** The limit of a pod in {@code infra/k8s}, by which the JVM chooses its heap. */
    private static final String MEMORY_LIMIT = "-XX:MaxRAM=768m";

    private final Path folder;
    private final Path app;

    private UnpackedImage(Path folder) {
        this.folder = folder;
        this.app = folder.resolve("app");
    }

    /** Unpacks the jar of a service and makes its AOT cache, as {@code infra/images/Dockerfile} does. It takes JDK 25. */
    public static UnpackedImage of(String service, Path folder) throws IOException, InterruptedException {
        Path jar = Files.copy(jar(service), folder.resolve("app.jar"));
        Path layers = folder.resolve("layers");
        var image = new UnpackedImage(folder);
        run(
                folder,
                JAVA,
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--layers",
                "--destination",
                layers.toString());
        String training = Checkout.path("infra/images/train.sh").toString();
        run(folder, "sh", training, layers.toString(), image.app.toString(), JAVA);
        return image;
    }

    private static Path jar(String service) throws IOException {
        try (Stream<Path> files = Files.list(Checkout.path(service + "/target"))) {
            return files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Build " + service + " first"));
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("preparation.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    /**
     * Starts the service as the image does and waits until it takes requests.
     *
     * @param options further ones for the JVM
     */
    public ServiceJvm start(String mongoUri, String natsUrl, String... options) {
        List<String> arguments = Stream.concat(Stream.of(options), entryPoint()).toList();
        Map<String, String> properties = Map.of(
                "BIND_ADDRESS",
                "127.0.0.1",
                "MONGO_URI",
                mongoUri,
                "NATS_URL",
                natsUrl,
                "JWT_KEY",
                "k".repeat(32),
                "EMAIL_HOST",
                "127.0.0.1",
                "IMAGES_DIR",
                folder.resolve("images").toString());
        return ServiceJvm.ofJar(arguments, properties, folder.resolve("service.log"));
    }

    private Stream<String> entryPoint() {
        String entryPoint = Checkout.text("infra/images/Dockerfile")
                .lines()
                .filter(line -> line.startsWith(ENTRY_POINT))
                .findFirst()
                .orElseThrow();
        List<String> command =
                new JsonMapper().readValue(entryPoint.substring(ENTRY_POINT.length()), new TypeReference<>() {});
        return Stream.concat(Stream.of(MEMORY_LIMIT), command.stream().skip(1))
                .map(argument -> argument.replace("/app/", app + "/"));
    }
}
