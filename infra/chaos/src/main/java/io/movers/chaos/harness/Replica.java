package io.movers.chaos.harness;

import io.movers.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One replica of a service, in a process of its own that can be killed, stopped and started again. */
public final class Replica {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);
    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dio.netty.noUnsafe=true");

    private final ServiceName service;
    private final String name;
    private final int port;
    private final int managementPort;
    private final List<String> classPath;
    private final Map<String, String> properties;
    private final Path log;
    private final Link database;
    private final Link broker;
    private final Link web;
    private final Path clock;
    private @Nullable Process process;

    Replica(
            ServiceName service,
            String name,
            List<String> classPath,
            Map<String, String> properties,
            Path folder,
            Link database,
            Link broker) {
        this.service = service;
        this.name = name;
        this.port = Ports.free();
        this.managementPort = Ports.free();
        this.classPath = List.copyOf(classPath);
        this.properties = Map.copyOf(properties);
        this.log = folder.resolve(name + ".log");
        this.clock = folder.resolve(name + ".clock");
        this.database = database;
        this.broker = broker;
        this.web = new Link(name + "/web", port);
    }

    public ServiceName service() {
        return service;
    }

    /** Its name: that of its service and its number. */
    public String name() {
        return name;
    }

    /** The way to the database. */
    public Link database() {
        return database;
    }

    /** The way to the broker. */
    public Link broker() {
        return broker;
    }

    /** The way that people take to it. */
    public Link web() {
        return web;
    }

    /** Where it reads how many seconds its clock is ahead. */
    public Path clock() {
        return clock;
    }

    /** Where people reach it. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + web.port();
    }

    /** Where operators reach it. */
    public String managementUrl() {
        return "http://" + Ports.LOOPBACK + ":" + managementPort + "/actuator";
    }

    /** Starts the process; {@link #awaitReady} waits until it takes requests. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        String archive = System.getenv("CHAOS_CLASS_ARCHIVE");
        if (archive != null && !archive.isEmpty()) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(
                List.of("-cp", String.join(System.getProperty("path.separator"), classPath), service.mainClass()));
        properties.forEach((key, value) -> command.add("--" + key + "=" + value));
        command.add("--PORT=" + port);
        command.add("--MANAGEMENT_PORT=" + managementPort);
        command.add("--chaos.clock=" + clock);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process runs. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it takes requests and reaches its database. */
    public boolean isReady() {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(managementUrl() + "/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it takes requests. */
    public void awaitReady(Duration limit) {
        boolean ready = Waiting.until(limit, () -> isReady() || !isAlive());
        if (!ready || !isAlive()) {
            throw new IllegalStateException(name
                    + (isAlive() ? " is not ready after " + limit.toSeconds() + " s" : " has ended") + ": see " + log);
        }
    }

    /** Kills it (SIGKILL). */
    public synchronized void kill() {
        end(true);
    }

    /** Stops it in order (SIGTERM). */
    public synchronized void stop() {
        end(false);
    }

    private void end(boolean forcibly) {
        Process running = process;
        if (running == null) {
            return;
        }
        if (forcibly) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        try {
            if (!running.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** Makes it stand still (SIGSTOP). */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    private synchronized void signal(String signal) {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(running.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
