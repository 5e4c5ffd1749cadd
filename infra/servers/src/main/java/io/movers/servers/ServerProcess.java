package io.movers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real server in a separate process, with its data on disk. It can be stopped or killed, and started again with the same
 * directory and port. It runs in its own session, so that Ctrl-C in a terminal reaches only the JVM, which stops the server
 * once it is no longer needed.
 */
public abstract class ServerProcess implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final long MAX_LOG_BYTES = 4L << 20;

    private final Path dir;
    private final String address;
    private final int port;
    private final String program;
    private final ServerOwnership ownership;
    private @Nullable Process process;
    private @Nullable Thread exitHook;

    ServerProcess(Path dir, String address, int port, String program) {
        this.dir = dir.toAbsolutePath();
        this.address = address;
        this.port = port;
        this.program = program;
        this.ownership = new ServerOwnership(this.dir, program);
    }

    /** The program and its arguments. */
    abstract List<String> command(Path dir, String address, int port);

    /** What the server gets in its environment besides ours. */
    Map<String, String> environment() {
        return Map.of();
    }

    /**
     * Whether the server accepts connections.
     *
     * @param log its output since it was started
     */
    abstract boolean isReady(String log);

    /** How long the server may take until it accepts connections. */
    Duration startTimeout() {
        return Duration.ofSeconds(30);
    }

    /** Removes what keeps the server from starting after it was killed. It does not run now. */
    void mend() throws IOException {}

    /** Starts the server. It is killed when this JVM ends, for whatever reason. */
    void startUntilExit() {
        exitHook = new Thread(this::kill, program + "-exit");
        Runtime.getRuntime().addShutdownHook(exitHook);
        start();
    }

    public int port() {
        return port;
    }

    /** The process that runs now. */
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(program + " does not run");
        }
        return process.pid();
    }

    /** Where it keeps its data. */
    public Path folder() {
        return dir;
    }

    final String address() {
        return address;
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Starts the server, or restarts it with the same directory and port, and waits until it accepts connections. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        try {
            Files.createDirectories(dir);
            ownership.stopOrphan();
            Ports.requireFree(address, port);
            mend();
            Path log = dir.resolve(program + ".log");
            if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
                Files.delete(log);
            }
            long before = Files.exists(log) ? Files.size(log) : 0;
            var command = new ArrayList<>(DetachedCommand.prefix());
            command.addAll(command(dir, address, port));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment());
            var started = builder.start();
            started.getOutputStream().close();
            process = started;
            ownership.record(started);
            awaitReady(started, log, before);
        } catch (IOException e) {
            end(true);
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server gracefully (SIGTERM) and waits until it has ended. */
    public synchronized void stop() {
        end(false);
    }

    /** Kills the server (SIGKILL), as a crash would. */
    public synchronized void kill() {
        end(true);
    }

    @Override
    public void close() {
        stop();
        Thread hook = exitHook;
        if (hook != null && Thread.currentThread() != hook) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is already ending; the hook will find nothing to do.
            }
        }
    }

    private void end(boolean forcibly) {
        Process running = process;
        if (running == null) {
            return;
        }
        ProcessEnd.await(running, forcibly, STOP_TIMEOUT);
        process = null;
        ownership.forget();
    }

    private void awaitReady(Process started, Path log, long before) throws IOException {
        long deadline = System.nanoTime() + startTimeout().toNanos();
        while (true) {
            if (isReady(written(log, before))) {
                return;
            }
            boolean ended;
            try {
                ended = started.waitFor(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
            }
            if (ended || System.nanoTime() > deadline) {
                end(true);
                throw new IllegalStateException(program + " did not start on port " + port + ": " + lastLines(log, 5));
            }
        }
    }

    private static String written(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    static String lastLines(Path log, int count) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
