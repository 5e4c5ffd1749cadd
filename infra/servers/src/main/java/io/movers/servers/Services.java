package io.movers.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The services of the suite: those of {@code infra/services.txt}, which scripts read, too. */
public final class Services {
    /** Their names, which are also those of their folders, Maven modules and databases. */
    public static final List<String> NAMES = read();

    private Services() {}

    private static List<String> read() {
        try (InputStream list = Services.class.getResourceAsStream("services.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
