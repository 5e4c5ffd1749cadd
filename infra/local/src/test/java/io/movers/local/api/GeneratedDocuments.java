package io.movers.local.api;

import io.movers.common.schema.Examples;
import io.movers.local.deploy.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * All documents as the code makes them now, and the examples in them as the transcripts hold them.
 *
 * @param files the content of each file
 */
record GeneratedDocuments(Map<Path, JsonNode> files) {
    private static final Examples NONE = Examples.of(JsonNodeFactory.instance.objectNode());

    static GeneratedDocuments now() {
        Map<Path, JsonNode> files = new LinkedHashMap<>();
        Map<String, JsonNode> plain = new LinkedHashMap<>();
        Map<String, JsonNode> plainEvents = new LinkedHashMap<>();
        Map<String, ServiceDocuments> services = new LinkedHashMap<>();
        for (String name : Checkout.SERVICES) {
            ServiceDocuments service = new ServiceDocuments(name);
            services.put(name, service);
            plain.put(name, service.routes(NONE));
            plainEvents.put(name, service.events(NONE));
        }
        Map<String, JsonNode> examples = examples(plain, MergedDocuments.events(plainEvents));
        examples.forEach((name, content) -> files.put(exampleFile(name), content));

        Map<String, JsonNode> routes = new LinkedHashMap<>();
        Map<String, JsonNode> events = new LinkedHashMap<>();
        services.forEach((name, service) -> {
            routes.put(name, service.routes(Examples.of(examples.get(name))));
            events.put(name, service.events(Examples.of(examples.get(Examples.EVENTS))));
        });
        routes.forEach((name, document) -> files.put(ApiFiles.file(name), document));
        files.put(ApiFiles.file(ApiFiles.SUITE), MergedDocuments.routes(routes));
        files.put(ApiFiles.file(ApiFiles.EVENTS), MergedDocuments.events(events));
        return new GeneratedDocuments(files);
    }

    private static Path exampleFile(String name) {
        String module = name.equals(Examples.EVENTS) ? "common" : name;
        return Checkout.path(module + "/src/main/resources/io/movers/examples/" + name + ".json");
    }

    private static Map<String, JsonNode> examples(Map<String, JsonNode> routes, JsonNode events) {
        RecordedExamples examples = new RecordedExamples(routes, events);
        transcripts().forEach(file -> ApiFiles.read(file).path("steps").forEach(examples::step));
        return examples.all();
    }

    private static List<Path> transcripts() {
        try (Stream<Path> files = Files.walk(Checkout.path("infra/local/src/test/resources/transcripts"))) {
            return files.filter(file ->
                            file.getParent().getFileName().toString().matches(String.join("|", Checkout.SERVICES)))
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
