package io.movers.servers;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code nats-server} program of this machine. */
public final class NatsServerBinary {
    private NatsServerBinary() {}

    /**
     * Where the program is: {@code NATS_SERVER}, the PATH, the usual folders, or our cache. If it is nowhere it is
     * fetched into the cache.
     *
     * @throws IllegalStateException with one line that says what to install, if it cannot be had
     */
    public static synchronized Path locate() {
        String configured = System.getenv("NATS_SERVER");
        if (configured != null && !configured.isBlank()) {
            Path program = Path.of(configured);
            if (!Executables.isProgram(program)) {
                throw new IllegalStateException("NATS_SERVER is " + configured + ", which is not a program");
            }
            return program;
        }
        return installed().orElseGet(() -> new NatsServerDownload(cache()).fetch());
    }

    private static Optional<Path> installed() {
        return Executables.find("nats-server")
                .or(() -> Stream.of(
                                Path.of("/usr/local/bin/nats-server"),
                                Path.of("/usr/sbin/nats-server"),
                                Path.of("/opt/homebrew/bin/nats-server"),
                                Path.of(System.getProperty("user.home"), "go", "bin", "nats-server"),
                                cache().resolve("nats-server"))
                        .filter(Executables::isProgram)
                        .findFirst());
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("movers");
    }

    /** Prints where the program is; fetches it first if need be. For scripts. */
    public static void main(String[] args) {
        try {
            System.out.println(locate());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
