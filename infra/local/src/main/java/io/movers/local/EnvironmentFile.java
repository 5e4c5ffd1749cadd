package io.movers.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment of a service in a process of its own, for a shell to read. It has secrets, so only its owner may read it. */
record EnvironmentFile(Path path) {
    void write(Map<String, String> environment) throws IOException {
        Files.deleteIfExists(path);
        String lines = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
        OwnerOnlyFile.create(path, lines);
    }
}
