package io.movers.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code nats-server} program of this machine. */
public final class NatsServerBinary {
    /** The oldest version that counts as current. */
    private static final ProgramVersion CURRENT = new ProgramVersion(2, 12);

    private static @Nullable Path located;

    private NatsServerBinary() {}

    /**
     * Finds the program. If set, {@code NATS_SERVER} names it. Otherwise it is the first one on the PATH, in the usual
     * folders or in our cache with version 2.12 or later, or else a current one that is downloaded into the cache. If that
     * fails, it is an older one, with a warning.
     *
     * @throws IllegalStateException there is no program; the message is one line and names what to install
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
        Path known = located;
        if (known == null || !Executables.isProgram(known)) {
            known = search();
            located = known;
        }
        return known;
    }

    private static Path search() {
        List<Path> installed = installed();
        for (Path program : installed) {
            if (isCurrent(program)) {
                return program;
            }
        }
        NatsServerDownload download = new NatsServerDownload(ProgramCache.folder());
        List<String> failures = new ArrayList<>();
        Path fetched = download.fetchCurrent(failures)
                .or(() -> installed.stream().findFirst())
                .orElseGet(() -> download.fetchFromDebian(failures));
        if (!isCurrent(fetched)) {
            System.err.println("WARNING: " + fetched + " is older than nats-server " + CURRENT
                    + "; streams that are deleted under running services may lose events");
        }
        return fetched;
    }

    private static List<Path> installed() {
        return Stream.concat(
                        Executables.find("nats-server").stream(),
                        Stream.of(
                                        Path.of("/usr/local/bin/nats-server"),
                                        Path.of("/usr/sbin/nats-server"),
                                        Path.of("/opt/homebrew/bin/nats-server"),
                                        Path.of(System.getProperty("user.home"), "go", "bin", "nats-server"),
                                        ProgramCache.folder().resolve("nats-server"))
                                .filter(Executables::isProgram))
                .toList();
    }

    private static boolean isCurrent(Path program) {
        return ProgramVersion.of(program)
                .filter(version -> version.isAtLeast(CURRENT))
                .isPresent();
    }

    /** Prints the path of the program, for scripts; downloads it first if necessary. */
    public static void main(String[] args) {
        try {
            System.out.println(locate());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
