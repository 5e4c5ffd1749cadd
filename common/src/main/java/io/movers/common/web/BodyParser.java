package io.movers.common.web;

import io.movers.common.errors.BadRequestException;
import io.movers.common.validation.FieldChecks;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses a body into a tree with only what the route needs: other fields are skipped, and of a list with a declared limit at
 * most one row more than that is kept, which shows that the list is too long. Depth, length and number of values are
 * limited.
 */
final class BodyParser {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER = 400;
    private static final int MAX_NAME = 1_000;
    private static final int BYTES_PER_TOKEN = 2;
    private static final long MAX_TOKENS = 500_000;

    private final JsonMapper json;
    private final FieldChecks checks;
    private final Map<Long, JsonFactory> factories = new ConcurrentHashMap<>();

    BodyParser(JsonMapper json, FieldChecks checks) {
        // Values are read one by one, so the tokens after one value are the next value.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        this.checks = checks;
    }

    /**
     * Parses a body, which must be a JSON object; an array counts as an empty one.
     *
     * @param limit how many bytes the route accepts
     * @param type what the body will be bound to
     */
    JsonNode parse(byte[] body, long limit, Class<?> type) {
        JsonFactory factory = factories.computeIfAbsent(limit, BodyParser::bounded);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), body)) {
            JsonNode tree = read(parser, type);
            if (parser.nextToken() != null) {
                throw invalid();
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw new BadRequestException("The body is nested too deeply or holds too many values");
        } catch (JacksonException e) {
            throw invalid();
        }
    }

    private JsonNode read(JsonParser parser, Class<?> type) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return json.createObjectNode();
        }
        if (first == JsonToken.START_OBJECT) {
            return object(parser, checks.fieldsOf(type), checks.rowsOf(type));
        }
        throw first == null ? invalid() : new BadRequestException("The body must be a JSON object");
    }

    private ObjectNode object(JsonParser parser, @Nullable Set<String> fields, Map<String, Integer> rows) {
        ObjectNode object = json.createObjectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            Integer most = rows.get(name);
            if (fields != null && !fields.contains(name)) {
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY && most != null) {
                object.set(name, array(parser, most));
            } else {
                object.set(name, json.readTree(parser));
            }
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, int most) {
        ArrayNode array = json.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (array.size() > most) {
                parser.skipChildren();
            } else {
                array.add(json.readTree(parser));
            }
        }
        return array;
    }

    private static JsonFactory bounded(long limit) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .maxStringLength((int) limit)
                        .maxTokenCount(Math.min(limit / BYTES_PER_TOKEN, MAX_TOKENS))
                        .build())
                .build();
    }

    private static BadRequestException invalid() {
        return new BadRequestException("The body is not valid JSON");
    }
}
