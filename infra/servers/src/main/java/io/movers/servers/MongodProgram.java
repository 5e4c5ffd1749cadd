package io.movers.servers;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.ImmutableMongod;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.mongo.types.DistributionBaseUrl;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.embed.process.io.directories.PersistentDir;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.transitions.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A {@code mongod} that can be started. */
public record MongodProgram(Path path) {
    static final String NAME = "mongod";

    /** The oldest version that the driver supports. */
    private static final ProgramVersion OLDEST = new ProgramVersion(4, 2);

    private static final Version.Main DOWNLOADED = Version.Main.V8_0;

    /**
     * The first one in the folders; empty if there is none, or, with a warning, if it is older than 4.2.
     *
     * @param path folders as in {@code PATH}
     */
    public static Optional<MongodProgram> installed(String path) {
        Optional<Path> found = Executables.find(NAME, path);
        if (found.isPresent()
                && ProgramVersion.of(found.get())
                        .filter(version -> version.isAtLeast(OLDEST))
                        .isEmpty()) {
            System.err.println("WARNING: " + found.get() + " is not used: it is not MongoDB " + OLDEST + " or later");
            return Optional.empty();
        }
        return found.map(MongodProgram::new);
    }

    /**
     * MongoDB 8.0 for this machine, from our cache or from MongoDB's download server. Only HTTPS vouches for the archive.
     *
     * @throws IllegalStateException it cannot be downloaded; the message is one line
     */
    public static MongodProgram downloaded() {
        return downloaded(Mongod.instance(), ProgramCache.folder().resolve("mongodb"));
    }

    static MongodProgram downloaded(String server, Path cache) {
        return downloaded(
                Mongod.instance()
                        .withDistributionBaseUrl(
                                Start.to(DistributionBaseUrl.class).initializedWith(DistributionBaseUrl.of(server))),
                cache);
    }

    private static MongodProgram downloaded(ImmutableMongod mongod, Path cache) {
        try {
            var folder = PersistentDir.of(Files.createDirectories(cache));
            Mongod inCache =
                    mongod.withPersistentBaseDir(Start.to(PersistentDir.class).initializedWith(folder));
            try (var files = inCache.transitions(DOWNLOADED).walker().initState(StateID.of(ExtractedFileSet.class))) {
                return new MongodProgram(files.current().executable());
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "MongoDB could not be downloaded (" + rootCause(e)
                            + "). Install a mongod, or set MONGO to \"embedded\"",
                    e);
        }
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}
