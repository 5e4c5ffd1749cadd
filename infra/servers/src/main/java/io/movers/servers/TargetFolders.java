package io.movers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for a run of tests, below {@code target/} of the module that runs them, so that nothing of them is in /tmp. */
public final class TargetFolders {
    private TargetFolders() {}

    /** A new folder, which is removed when this JVM ends. */
    public static Path temporary(String name) {
        Path folder = lasting(name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-" + folder.getFileName()));
        return folder;
    }

    /** A new folder that its user removes with {@link #delete} when nothing writes to it any more. */
    public static Path lasting(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "work")), name)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it, or says what is left. */
    public static void delete(Path folder) {
        try {
            List<Path> deepestFirst;
            try (Stream<Path> paths = Files.walk(folder)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + folder + " (" + e + ")");
        }
    }
}
