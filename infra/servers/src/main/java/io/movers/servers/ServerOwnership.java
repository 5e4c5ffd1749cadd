package io.movers.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Records the process of a directory's server and the JVM that started it. If the JVM is killed with kill -9, the server
 * lives on and keeps its port and files; the next start then ends it.
 */
final class ServerOwnership {
    private final Path pidFile;
    private final String program;

    /** @param program the server's name, which shows that a process is the server and not another one that has its process id now */
    ServerOwnership(Path dir, String program) {
        this.pidFile = dir.resolve(program + ".pid");
        this.program = program;
    }

    void record(Process server) throws IOException {
        Files.writeString(pidFile, server.pid() + " " + ProcessHandle.current().pid());
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // The next start will find that the process has ended.
        }
    }

    void stopOrphan() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String[] pids = Files.readString(pidFile).trim().split(" ", -1);
        if (pids.length != 2) {
            return;
        }
        Optional<ProcessHandle> server = handle(pids[0]).filter(this::isTheServer);
        if (server.isEmpty()) {
            return;
        }
        boolean owned = handle(pids[1])
                .filter(owner -> owner.pid() != ProcessHandle.current().pid())
                // A killed process that its parent has not collected yet has no command any more.
                .filter(owner -> owner.info().command().isPresent())
                .isPresent();
        if (owned) {
            throw new IllegalStateException("The directory " + pidFile.getParent() + " is in use by the process "
                    + pids[1] + " and its " + program + " " + pids[0]);
        }
        end(server.get());
    }

    private static Optional<ProcessHandle> handle(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isTheServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.matches(Pattern.quote(program) + "([-.].*)?"))
                .isPresent();
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            server.destroyForcibly();
        }
    }
}
