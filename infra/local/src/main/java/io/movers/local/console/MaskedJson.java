package io.movers.local.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of an event without secrets, and without the length of pictures. */
final class MaskedJson {
    private static final String MASK = "•••";
    private static final int LONGEST_TEXT = 300;
    private static final Set<String> SECRETS = Set.of(
            "activationcode",
            "code",
            "password",
            "newpassword",
            "lockerpassword",
            "token",
            "secret",
            "session",
            "sessionid");

    private static final JsonMapper JSON = new JsonMapper();

    private MaskedJson() {}

    /** Text that is no JSON may contain anything, so only its length is shown. */
    static JsonNode of(byte[] body) {
        try {
            return masked(JSON.readTree(body));
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(
                    "no JSON, %d characters".formatted(new String(body, StandardCharsets.UTF_8).length()));
        }
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            isSecret(field.getKey()) && !field.getValue().isNull()
                                    ? JsonNodeFactory.instance.stringNode(MASK)
                                    : masked(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(entry -> copy.add(masked(entry)));
            return copy;
        }
        return node.isString() && node.stringValue().length() > LONGEST_TEXT
                ? JsonNodeFactory.instance.stringNode(node.stringValue().substring(0, LONGEST_TEXT) + "…")
                : node;
    }

    private static boolean isSecret(String field) {
        return SECRETS.contains(field.toLowerCase(Locale.ROOT));
    }
}
