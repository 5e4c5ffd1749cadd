package io.movers.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Downloads {@code nats-server} into a folder, in the first way that works on this machine. */
final class NatsServerDownload {
    private static final String VERSION = "2.12.8";
    private static final URI RELEASE =
            URI.create("https://github.com/nats-io/nats-server/releases/download/v" + VERSION + "/");

    /**
     * SHA-256 of the release's archives, as the build of the official Docker image checks them too. A list that is fetched from the place of
     * the archive would prove nothing. Change them with the version.
     */
    private static final Map<String, String> CHECKSUMS = Map.of(
            "amd64", "6abc397684567e133649688a13564ad6de786d64e88253fbb4f6a3aa8c2fca63",
            "arm64", "7d20e93c23924cdd5cb6ec51c92f9478c97f9c8a0dbe049dd7ab88af115d622c");

    private final Path target;
    private final URI release;

    NatsServerDownload(Path folder) {
        this(folder, RELEASE);
    }

    NatsServerDownload(Path folder, URI release) {
        this.target = folder.resolve("nats-server");
        this.release = release;
    }

    /**
     * Downloads the pinned version, if possible.
     *
     * @param failures receives a line for each way that did not work
     */
    Optional<Path> fetchCurrent(List<String> failures) {
        return fetch(
                List.of(
                        new Way("release archive", this::releaseArchive),
                        new Way("go install", this::goInstall),
                        new Way("Docker image", this::dockerImage)),
                failures);
    }

    /**
     * Downloads Debian's version, which may be older.
     *
     * @param failures the ways that did not work before
     * @throws IllegalStateException it cannot be downloaded either; the message is one line and names what to install
     */
    Path fetchFromDebian(List<String> failures) {
        return fetch(List.of(new Way("Debian package", this::debianPackage)), failures)
                .orElseThrow(() -> new IllegalStateException("nats-server is missing and could not be fetched ("
                        + String.join("; ", failures)
                        + "). Install it (macOS: brew install nats-server; Debian: apt-get install nats-server)"
                        + " or set NATS_SERVER to the program, or NATS_URL to a server that runs."));
    }

    private Optional<Path> fetch(List<Way> ways, List<String> failures) {
        for (Way way : ways) {
            Path work = null;
            try {
                Files.createDirectories(target.getParent());
                work = Files.createTempDirectory(target.getParent(), "fetch");
                Path program = way.fetch().into(work);
                if (!program.toFile().setExecutable(true) || !Executables.isProgram(program)) {
                    throw new IOException("no program came out of it");
                }
                Files.move(program, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return Optional.of(target);
            } catch (IOException e) {
                failures.add(way.name() + ": "
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while nats-server was fetched", e);
            } finally {
                delete(work);
            }
        }
        return Optional.empty();
    }

    /** Unpacks the package instead of installing it, which needs no root and starts no service that would occupy the port. */
    private Path debianPackage(Path work) throws IOException, InterruptedException {
        require("apt-get");
        require("dpkg-deb");
        try {
            run(work, Duration.ofMinutes(2), "apt-get", "download", "nats-server");
        } catch (IOException withoutLists) {
            run(work, Duration.ofMinutes(3), "apt-get", "update");
            run(work, Duration.ofMinutes(2), "apt-get", "download", "nats-server");
        }
        Path archive = find(work, ".deb");
        run(work, Duration.ofMinutes(1), "dpkg-deb", "-x", archive.toString(), "tree");
        return find(work.resolve("tree"), "/nats-server");
    }

    private Path goInstall(Path work) throws IOException, InterruptedException {
        require("go");
        String module = "github.com/nats-io/nats-server/v2@v" + VERSION;
        run(work, Duration.ofMinutes(10), "env", "GOBIN=" + work, "go", "install", module);
        return work.resolve("nats-server");
    }

    private Path dockerImage(Path work) throws IOException, InterruptedException {
        requireLinux();
        require("docker");
        String container = run(work, Duration.ofMinutes(3), "docker", "create", "nats:" + VERSION + "-scratch")
                .lines()
                .reduce("", (first, last) -> last);
        try {
            run(work, Duration.ofMinutes(1), "docker", "cp", container + ":/nats-server", "nats-server");
        } finally {
            run(work, Duration.ofMinutes(1), "docker", "rm", container);
        }
        return work.resolve("nats-server");
    }

    Path releaseArchive(Path work) throws IOException, InterruptedException {
        requireLinux();
        String architecture = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> throw new IOException("no pinned archive for this processor");
        };
        String name = "nats-server-v" + VERSION + "-linux-" + architecture;
        Path archive = work.resolve(name + ".tar.gz");
        get(archive);
        if (!sha256(archive).equals(CHECKSUMS.get(architecture))) {
            throw new IOException("the checksum of " + archive.getFileName() + " is wrong");
        }
        run(work, Duration.ofMinutes(1), "tar", "-xzf", archive.toString());
        return work.resolve(name).resolve("nats-server");
    }

    private void get(Path file) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        var request = HttpRequest.newBuilder(release.resolve(file.getFileName().toString()))
                .timeout(Duration.ofMinutes(2))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.ofFile(file)).statusCode();
        if (status != 200) {
            throw new IOException("answer " + status);
        }
    }

    private static String run(Path folder, Duration limit, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " took too long");
        }
        String text = Files.readString(output).strip();
        if (process.exitValue() != 0) {
            String lastLine = text.lines().reduce("", (first, last) -> last);
            throw new IOException(Arrays.stream(command).limit(2).toList() + " failed: " + lastLine);
        }
        return text;
    }

    private static void require(String program) throws IOException {
        if (Executables.find(program).isEmpty()) {
            throw new IOException("no " + program);
        }
    }

    private static void requireLinux() throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IOException("for Linux only");
        }
    }

    private static Path find(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + ending + " in it"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var digesting = new DigestInputStream(in, digest)) {
                digesting.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // Harmless: the file stays in the cache folder.
        }
    }

    private record Way(String name, Fetch fetch) {}

    private interface Fetch {
        Path into(Path work) throws IOException, InterruptedException;
    }
}
