package io.movers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Creates folders for a test run below {@code target/} of the module, so that no test data is in /tmp. */
public final class TargetFolders {
    private TargetFolders() {}

    /** Creates a folder that is removed when this JVM ends. */
    public static Path temporary(String name) {
        Path folder = lasting(name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-" + folder.getFileName()));
        return folder;
    }

    /** Creates a folder that its user must remove with {@link #delete} once nothing writes to it any more. */
    public static Path lasting(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "work")), name)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with its content. If that fails, prints the folder that is left behind. */
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
