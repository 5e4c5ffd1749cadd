package io.movers.local.bench;

import io.movers.servers.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The suite as {@code make run} starts it, in a process of its own on free ports. */
final class SuiteProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("([a-z]+) ([0-9]+)");

    private final Process process;
    private final Path data;
    private final String url;
    private final Map<String, Integer> managementPorts = new LinkedHashMap<>();
    private final double secondsToReady;

    /**
     * Starts the suite and waits until it is ready.
     *
     * @param build the folder of a built checkout
     * @param data where it keeps its data
     * @param environment further variables
     */
    SuiteProcess(Path build, Path data, Map<String, String> environment) {
        this.data = data;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@infra/local/jvm.options");
        command.addAll(arguments(build));
        command.add("io.movers.local.Main");
        var builder = new ProcessBuilder(command)
                .directory(build.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        for (String variable : List.of("GATEWAY_PORT", "MONGO_PORT", "NATS_PORT", "SMTP_PORT")) {
            builder.environment().put(variable, Integer.toString(Ports.free()));
        }
        builder.environment().put("MONGO", "embedded");
        builder.environment().put("DATA_DIR", data.toAbsolutePath().toString());
        builder.environment().putAll(environment);
        this.url = "http://127.0.0.1:" + builder.environment().get("GATEWAY_PORT");
        long start = System.nanoTime();
        try {
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "suite-exit"));
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            while (line != null && !line.startsWith("Movers is ready")) {
                line = output.readLine();
            }
            secondsToReady = (System.nanoTime() - start) / 1e9;
            while (line != null && !line.startsWith("Ctrl-C")) {
                if (line.strip().startsWith("Actuator")) {
                    Matcher port = PORT.matcher(line);
                    while (port.find()) {
                        managementPorts.put(port.group(1), Integer.valueOf(port.group(2)));
                    }
                }
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("The suite did not start");
            }
            Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}), "suite-output");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code make run} gives the JVM in that checkout; earlier releases knew only a class path. */
    private static List<String> arguments(Path build) {
        Path target = build.toAbsolutePath().resolve("infra/local/target");
        if (Files.exists(target.resolve("run.args"))) {
            return List.of("@infra/local/target/run.args");
        }
        try {
            return List.of(
                    "-cp",
                    target.resolve("local-1.0.0-SNAPSHOT.jar") + ":"
                            + Files.readString(target.resolve("class-path")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Build " + build + " first", e);
        }
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** The management port of each service. */
    Map<String, Integer> managementPorts() {
        return managementPorts;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    String adminPassword() {
        try {
            return Files.readString(data.resolve("admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CPU time of its JVM so far, the embedded database included. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
