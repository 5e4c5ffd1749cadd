package io.movers.local.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One recorded file, such as {@code auth/02-signup}. */
record Transcript(String id, JsonNode captures, List<Step> steps) {

    static List<String> ids() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(file -> root.relativize(file).getNameCount() == 2)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transcript read(String id) {
        return parse(id, file(id + ".json"));
    }

    static Transcript parse(String id, String text) {
        JsonNode file = Json.parse(text);
        Map<String, Integer> seen = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : file.path("steps").values()) {
            String name = step.path("name").stringValue().strip();
            int occurrence = seen.merge(name, 1, Integer::sum);
            steps.add(new Step(steps.size(), occurrence == 1 ? name : name + " (" + occurrence + ")", step));
        }
        return new Transcript(id, file.path("captures"), steps);
    }

    static String file(String name) {
        try {
            return Files.readString(root().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(Transcript.class.getResource("/transcripts"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A step. If a file has its name more than once, the name contains the occurrence: {@code empty body (2)}. */
    record Step(int index, String name, JsonNode json) {
        JsonNode request() {
            return json.path("request");
        }

        JsonNode response() {
            return json.path("response");
        }

        String method() {
            return request().path("method").stringValue();
        }

        String path() {
            return request().path("path").stringValue();
        }

        /** The path without its query. */
        String route() {
            return path().split("\\?", 2)[0];
        }

        String query() {
            String[] parts = path().split("\\?", 2);
            return parts.length == 2 ? parts[1] : "";
        }

        String session() {
            return request().path("session").asString("");
        }

        boolean isHttp() {
            return switch (method()) {
                case "EVENT", "DB", "JOB", "RESTART" -> false;
                default -> true;
            };
        }

        int status() {
            return response().path("status").asInt(0);
        }

        boolean succeeded() {
            return status() >= 200 && status() < 400;
        }

        String cause() {
            return json.path("cause").asString("");
        }
    }
}
