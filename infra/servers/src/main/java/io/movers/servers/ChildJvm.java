package io.movers.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A main class in a separate JVM with the class path of this one, for tests that kill it. Once it is up, the class prints a
 * line with {@link #READY} and a value; all other lines are passed on to standard output. Its standard input ends when this
 * JVM ends or {@link #close()} is called.
 */
public final class ChildJvm implements AutoCloseable {
    /** The start of the line by which the child reports that it is up. */
    public static final String READY = "READY ";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread exitHook;

    private ChildJvm(Process process, String name) {
        this.process = process;
        this.exitHook = new Thread(process::destroyForcibly, name + "-exit");
        Runtime.getRuntime().addShutdownHook(exitHook);
        var reader = new Thread(() -> passOn(name), name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a main class; returns once it has printed that it is ready. */
    public static ChildJvm start(Class<?> main, Map<String, String> environment, List<String> args) {
        return start(main, environment, List.of(), args, Duration.ofSeconds(60));
    }

    /** Starts a main class with options for the JVM; returns once it has printed that it is ready. */
    public static ChildJvm start(
            Class<?> main,
            Map<String, String> environment,
            List<String> jvmOptions,
            List<String> args,
            Duration limit) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var child = new ChildJvm(builder.start(), main.getSimpleName());
            child.awaitReady(limit);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value that the child printed after {@link #READY}. */
    public String readyValue() {
        return ready.join();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the child to end by itself and returns its exit code. */
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The child JVM still runs after " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the child (SIGKILL) and waits until it has ended. */
    public void kill() {
        process.destroyForcibly();
        end();
    }

    /** Stops the child gracefully (SIGTERM) and waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        end();
    }

    private void end() {
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // This JVM is already ending, so the hook cannot be removed.
        }
    }

    private void awaitReady(Duration limit) {
        try {
            ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            kill();
            throw new IllegalStateException("The child JVM did not get ready", e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void passOn(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                } else {
                    System.out.println("[" + name + "] " + line);
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            // The stream of a killed process ends with an exception.
        }
        ready.completeExceptionally(new IllegalStateException("it ended"));
    }
}
