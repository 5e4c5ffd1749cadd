package io.movers.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Who runs the server of a directory: its process and the JVM that started it. After a kill -9 of the JVM the server
 * lives on and holds its port and its files; the next start ends it.
 */
final class ServerOwnership {
    private final Path pidFile;
    private final String program;

    /** @param program its name, by which a process is known to be that server and not one that got its number later */
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
            // The next start finds a process that is gone.
        }
    }

    void stopOrphan() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String[] pids = Files.readString(pidFile).trim().split(" ");
        if (pids.length != 2) {
            return;
        }
        Optional<ProcessHandle> server = handle(pids[0]).filter(this::isTheServer);
        if (server.isEmpty()) {
            return;
        }
        boolean owned = handle(pids[1])
                .filter(owner -> owner.pid() != ProcessHandle.current().pid())
                // One that was killed and not yet taken note of by its parent has no command any more.
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
                .filter(command -> command.contains(program))
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
