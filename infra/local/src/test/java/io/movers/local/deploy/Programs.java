package io.movers.local.deploy;

import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that a machine may or may not have. */
public final class Programs {
    private Programs() {}

    /** On the PATH, in the folders that a PATH often lacks, or where {@code go install} and our scripts put them. */
    public static Optional<Path> find(String name) {
        String home = System.getProperty("user.home");
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/bin", home + "/go/bin", home + "/.cache/movers/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Prints the reason, because the build's output contains none for a skipped test. */
    public static void tell(boolean there, String program, String consequence) {
        if (!there) {
            System.out.println("NOT RUN: " + program + " is not on this machine; " + consequence + ".");
        }
    }

    public static Result run(Path folder, Map<String, String> environment, String... command) {
        return run(folder, environment, Duration.ofMinutes(5), command);
    }

    public static Result run(Path folder, Map<String, String> environment, Duration limit, String... command) {
        try {
            Path output = TargetFolders.temporary("program").resolve("output");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " does not end");
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void executable(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Result(int exit, String output) {}
}
