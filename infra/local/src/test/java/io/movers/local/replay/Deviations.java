package io.movers.local.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recorded steps from which we differ on purpose, one line each: {@code transcript | step | policy number | what we
 * answer instead}. A status at the start of the answer and texts in double quotes are checked.
 */
final class Deviations {
    private static final Pattern STATUS = Pattern.compile("(\\d{3})\\b.*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final int POLICIES = 26;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    record Line(String transcript, String step, int policy, String answer) {

        /** The differences from the answer that the line announces; empty if there are none. */
        Optional<String> contradiction(int status, String answered) {
            Matcher announced = STATUS.matcher(answer);
            if (announced.matches() && Integer.parseInt(announced.group(1)) != status) {
                return Optional.of("the line announces " + announced.group(1) + ", the answer is " + status);
            }
            return QUOTED.matcher(answer)
                    .results()
                    .map(text -> text.group(1))
                    .filter(text -> !answered.contains(text))
                    .findFirst()
                    .map(text -> "the line announces \"" + text + "\", the answer is " + answered);
        }
    }

    static Deviations load() {
        try (InputStream file = Objects.requireNonNull(Deviations.class.getResourceAsStream("/deviations.txt"))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Deviations parse(String text) {
        Deviations deviations = new Deviations();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(deviations::add);
        return deviations;
    }

    private void add(String text) {
        String[] columns = text.split("\\s*\\|\\s*", -1);
        if (columns.length != 4 || columns[3].isBlank()) {
            throw new IllegalArgumentException("Not transcript | step | policy | answer: " + text);
        }
        int policy = Integer.parseInt(columns[2]);
        if (policy < 1 || policy > POLICIES) {
            throw new IllegalArgumentException("No such policy number: " + text);
        }
        Line line = new Line(columns[0].strip(), columns[1], policy, columns[3].strip());
        if (lines.put(key(line.transcript(), line.step()), line) != null) {
            throw new IllegalArgumentException("Twice: " + text);
        }
    }

    Optional<Line> find(String transcript, String step) {
        return Optional.ofNullable(lines.get(key(transcript, step)));
    }

    List<Line> all() {
        return List.copyOf(lines.values());
    }

    private static String key(String transcript, String step) {
        return transcript + " | " + step;
    }
}
