package io.movers.local.deploy;

import io.movers.servers.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of this repository. */
public final class Checkout {
    public static final List<String> SERVICES = Services.NAMES;

    private static final Path ROOT = root();

    private Checkout() {}

    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    static boolean exists(String name) {
        return Files.exists(path(name));
    }

    public static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder with that ending, in the order in which kubectl applies them. */
    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML text; a duplicate key is an error. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> documents(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return Stream.of(new Yaml(new SafeConstructor(options)).loadAll(yaml))
                .flatMap(documents -> {
                    Stream.Builder<Map<String, Object>> all = Stream.builder();
                    documents.forEach(document -> all.add((Map<String, Object>) document));
                    return all.build();
                })
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("skaffold.yaml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("The tests run outside of a checkout");
            }
        }
        return folder;
    }
}
