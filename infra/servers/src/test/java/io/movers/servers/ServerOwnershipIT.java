package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code mongod} whose suite was killed, played by a copy of {@code sleep}. */
class ServerOwnershipIT {
    private static final long NO_PROCESS = 1L << 40;

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path dir;

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void serverOfAKilledProcessIsEnded() throws IOException {
        Process server = started("mongod");

        new ServerOwnership(dir, "mongod").stopOrphan();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void otherProgramThatHasItsProcessIdNowIsLeftAlone() throws IOException {
        Process other = started("mongodump");

        new ServerOwnership(dir, "mongod").stopOrphan();

        assertThat(other.isAlive()).isTrue();
    }

    private Process started(String name) throws IOException {
        Path program = Files.copy(Executables.find("sleep").orElseThrow().toRealPath(), dir.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(program.toString(), "600").start();
        processes.add(process);
        Files.writeString(dir.resolve("mongod.pid"), process.pid() + " " + NO_PROCESS);
        return process;
    }
}
