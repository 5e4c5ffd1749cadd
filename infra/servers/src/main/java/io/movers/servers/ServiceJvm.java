package io.movers.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service in a JVM of its own. */
public final class ServiceJvm implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Process process;
    private final Path log;

    /**
     * Starts a service from the class path of the suite and waits until it takes requests.
     *
     * @param build the folder of a built checkout of the suite
     * @param service its name
     * @param options options for its JVM
     * @param properties its configuration
     * @param log where its output goes
     */
    public static ServiceJvm ofBuild(
            Path build, String service, List<String> options, Map<String, String> properties, Path log) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-cp", classPath(build, service), mainClass(service)));
        return new ServiceJvm(arguments, properties, log);
    }

    /**
     * Starts a service from its own jar and waits until it takes requests.
     *
     * @param arguments what {@code java} gets: options and {@code -jar} with the jar
     * @param properties its configuration
     * @param log where its output goes
     */
    public static ServiceJvm ofJar(List<String> arguments, Map<String, String> properties, Path log) {
        return new ServiceJvm(arguments, properties, log);
    }

    private ServiceJvm(List<String> arguments, Map<String, String> properties, Path log) {
        this.log = log;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        command.addAll(List.of("--PORT=" + port, "--MANAGEMENT_PORT=" + managementPort));
        properties.forEach((key, value) -> command.add("--" + key + "=" + value));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, log.getFileName() + "-exit"));
        try {
            awaitReady();
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Without the other services: each has an application.yml of its own. */
    private static String classPath(Path build, String service) {
        try {
            String all = Files.readString(build.resolve("infra/local/target/class-path"));
            return String.join(
                    File.pathSeparator,
                    Arrays.stream(all.strip().split(File.pathSeparator, -1))
                            .filter(entry -> Services.NAMES.stream()
                                    .noneMatch(other -> !other.equals(service) && isOf(entry, other)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Build " + build + " first", e);
        }
    }

    private static boolean isOf(String entry, String service) {
        return entry.replace('\\', '/').contains("/" + service + "/target/");
    }

    private static String mainClass(String service) {
        return "io.movers." + service + "." + Character.toUpperCase(service.charAt(0)) + service.substring(1)
                + "Application";
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The service did not start: " + endOfLog());
            }
            try {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private String endOfLog() {
        try {
            return ServerProcess.lastLines(log, 40); // a stack trace ends with its cause
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        try {
            return http.send(management("/health/readiness"), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What its management port answers under {@code /actuator}. */
    public String manage(String path) {
        try {
            return http.send(management(path), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest management(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://" + Ports.LOOPBACK + ":" + managementPort + "/actuator" + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    /** Where it takes requests. */
    public int port() {
        return port;
    }

    /** The address of that port. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Stops it in order (SIGTERM). */
    @Override
    public void close() {
        ProcessEnd.await(process, false, STOP_LIMIT);
    }
}
