package io.movers.local.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with the recorded one, value by value, and binds placeholders on the way.
 *
 * <p>Beside the placeholders of the transcripts there are some that only {@link Grants} puts into an expectation: {@code
 * {{any}}}, {@code {{number}}}, {@code {{present}}}, {@code {{unset}}}, {@code {{errors}}}, {@code {{invalidId}}}, {@code {{firstPage}}}, {@code {{emptyList}}}.
 */
final class JsonDiff {
    enum Extra {
        /** The answer has exactly the recorded fields. */
        REFUSED,
        /** Events and stored documents may have more. */
        ALLOWED
    }

    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final String QR = "data:image/png;base64,";

    private final Bindings bindings;
    private final Extra extra;
    private final List<Difference> differences = new ArrayList<>();

    private JsonDiff(Bindings bindings, Extra extra) {
        this.bindings = bindings;
        this.extra = extra;
    }

    static List<Difference> compare(String path, JsonNode expected, JsonNode actual, Bindings bindings, Extra extra) {
        JsonDiff diff = new JsonDiff(bindings, extra);
        diff.value(path, expected, actual);
        return diff.differences;
    }

    private void value(String path, JsonNode expected, JsonNode actual) {
        boolean same;
        if (expected.isObject()) {
            if (actual.isObject()) {
                object(path, expected, actual);
                return;
            }
            same = false;
        } else if (expected.isArray()) {
            if (actual.isArray()) {
                array(path, expected, actual);
                return;
            }
            same = false;
        } else if (expected.isString()) {
            same = text(expected.stringValue(), actual);
        } else if (expected.isNumber()) {
            same = actual.isNumber() && sameNumber(expected, actual);
        } else {
            same = expected.equals(actual);
        }
        if (!same) {
            differences.add(new Difference(path, Json.show(expected), Json.show(actual)));
        }
    }

    private static boolean sameNumber(JsonNode expected, JsonNode actual) {
        return new BigDecimal(expected.asString()).compareTo(new BigDecimal(actual.asString())) == 0;
    }

    private void object(String path, JsonNode expected, JsonNode actual) {
        expected.properties()
                .forEach(entry -> value(path + "." + entry.getKey(), entry.getValue(), actual.path(entry.getKey())));
        if (extra == Extra.REFUSED) {
            actual.properties().stream()
                    .filter(entry -> !expected.has(entry.getKey()))
                    .forEach(entry -> differences.add(
                            new Difference(path + "." + entry.getKey(), "(absent)", Json.show(entry.getValue()))));
        }
    }

    private void array(String path, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            differences.add(new Difference(path + ".length", expected.size() + " rows", actual.size() + " rows"));
        }
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String at = path + "[" + i + "]";
            if (i >= expected.size()) {
                differences.add(new Difference(at, "(no such row)", Json.show(actual.get(i))));
            } else if (i >= actual.size()) {
                differences.add(new Difference(at, Json.show(expected.get(i)), "(no such row)"));
            } else {
                value(at, expected.get(i), actual.get(i));
            }
        }
    }

    private boolean text(String expected, JsonNode actual) {
        Matcher placeholder = Bindings.PLACEHOLDER.matcher(expected);
        if (placeholder.matches()) {
            return placeholder(placeholder.group(1), actual);
        }
        if (!actual.isString()) {
            return false;
        }
        if (expected.contains("{{upload}}")) {
            bindings.image(actual.stringValue());
            return actual.stringValue().startsWith("http")
                    || actual.stringValue().startsWith("/");
        }
        if (placeholder.reset().find()) {
            return pattern(expected, actual.stringValue());
        }
        return expected.equals(actual.stringValue());
    }

    private boolean placeholder(String name, JsonNode actual) {
        if (name.startsWith("id:")) {
            return actual.isString()
                    && OBJECT_ID.matcher(actual.stringValue()).matches()
                    && bindings.bind(name, actual.stringValue());
        }
        if (name.startsWith("code:")) {
            return bindings.isNumber(name) == actual.isNumber()
                    && CODE.matcher(actual.asString("")).matches()
                    && bindings.bind(name, actual.asString());
        }
        return switch (name) {
            case "date" -> actual.isString() && isRecent(actual.stringValue());
            case "qr" -> actual.isString() && isPicture(actual.stringValue());
            case "jwt" -> actual.isString() && actual.stringValue().split("\\.").length == 3;
            case "iat" -> actual.isIntegralNumber();
            case "hash", "present" ->
                !Json.absent(actual) && !actual.asString("?").isEmpty();
            case "html" ->
                actual.isString() && actual.stringValue().toLowerCase().contains("<html");
            case "number" -> actual.isNumber();
            case "any" -> true;
            case "unset" -> Json.absent(actual) || actual.isObject() && actual.isEmpty();
            case "firstPage" -> Json.isNumber(actual.path("page"), 0);
            case "emptyList" -> Json.isNumber(actual.path("totalResults"), 0);
            case "errors" -> isHelpful(actual);
            case "invalidId" ->
                isHelpful(actual)
                        && actual.valueStream().anyMatch(error -> Json.isText(error.path("message"), "Invalid id"));
            default -> throw new IllegalArgumentException("An unknown placeholder in a transcript: " + name);
        };
    }

    private static boolean isHelpful(JsonNode errors) {
        return errors.isArray()
                && !errors.isEmpty()
                && errors.valueStream()
                        .map(error -> error.path("message").asString(""))
                        .noneMatch(message -> message.isBlank() || message.equals("Something went wrong"));
    }

    private static boolean isRecent(String text) {
        if (!INSTANT.matcher(text).matches()) {
            return false;
        }
        try {
            return Duration.between(Instant.parse(text), Instant.now()).abs().compareTo(Duration.ofDays(1)) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isPicture(String text) {
        if (!text.startsWith(QR) || text.length() == QR.length()) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(text.substring(QR.length())).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A text with placeholders inside, such as a link. */
    private boolean pattern(String expected, String actual) {
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher matcher = Bindings.PLACEHOLDER.matcher(expected);
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(expected.substring(end, matcher.start())));
            String name = matcher.group(1);
            names.add(name);
            regex.append(name.startsWith("code:") ? "(\\d{6})" : name.startsWith("id:") ? "([0-9a-f]{24})" : "(.+)");
            end = matcher.end();
        }
        regex.append(Pattern.quote(expected.substring(end)));
        Matcher found = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual);
        if (!found.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).contains(":") && !bindings.bind(names.get(i), found.group(i + 1))) {
                return false;
            }
        }
        return true;
    }
}
