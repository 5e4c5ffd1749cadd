package io.movers.local.replay;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** The one mapper of the replayer, and short forms for reading trees. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    static JsonNode number(long value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    static boolean isText(JsonNode node, String value) {
        return node instanceof StringNode text && text.stringValue().equals(value);
    }

    static boolean isNumber(JsonNode node, long value) {
        return node.isNumber() && node.asLong() == value;
    }

    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** A value for a line of a report; long ones are shortened. */
    static String show(JsonNode node) {
        if (node.isMissingNode()) {
            return "(absent)";
        }
        String text = node.toString();
        return text.length() <= 300 ? text : text.substring(0, 297) + "...";
    }
}
