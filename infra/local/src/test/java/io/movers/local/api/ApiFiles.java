package io.movers.local.api;

import io.movers.local.deploy.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The documents in {@code infra/api}. */
public final class ApiFiles {
    /** The routes of the whole suite. */
    public static final String SUITE = "movers";

    /** The events of the whole suite. */
    public static final String EVENTS = "events";

    /** The routes of the whole suite as they were released last. */
    public static final String RELEASED = "released";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ApiFiles() {}

    public static JsonNode read(String name) {
        return JSON.readTree(text(file(name)));
    }

    public static JsonNode read(Path file) {
        return JSON.readTree(text(file));
    }

    public static Map<String, JsonNode> services() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        Checkout.SERVICES.forEach(service -> documents.put(service, read(service)));
        return documents;
    }

    public static void write(Path file, JsonNode document) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(String name) {
        return Checkout.path("infra/api/" + name + ".json");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema of {@code src/test/resources/schemas}. */
    static JsonNode schema(String name) {
        try (InputStream resource =
                Objects.requireNonNull(ApiFiles.class.getResourceAsStream("/schemas/" + name + ".json"), name)) {
            return JSON.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
