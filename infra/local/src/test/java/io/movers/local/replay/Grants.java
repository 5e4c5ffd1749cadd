package io.movers.local.replay;

import io.movers.local.replay.Transcript.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns recordings into expectations by applying the differences that the contract grants by rule. */
final class Grants {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String JSON = "application/json;charset=utf-8";
    private static final List<String> ACCOUNT = List.of("id", "email", "status");
    private static final List<String> RANKED = List.of("id", "firstName", "lastName", "photo");
    private static final List<String> COMPANY = List.of("id", "name", "logo", "offices");
    private static final List<String> OFFICE = List.of("id", "name", "country", "city", "location");
    private static final List<String> DOMAIN = List.of("domain", "client", "active");
    private static final List<String> POINT = List.of("latitude", "longitude");
    private static final List<String> INDICATORS =
            List.of("calories", "economicFootprint", "energyFootprint", "environmentalFootprint", "km");
    /** Rule 14: these lists exist from the start. */
    private static final Set<String> SEEDED = Set.of("/api/users/eps-list", "/api/users/transport-methods");

    private static final Set<String> FULL_COMPANIES = Set.of("admin", "meb-admin", "client", "client-admin");
    private static final Pattern POSITIVE = Pattern.compile("[1-9]\\d*");

    private Grants() {}

    record Expectation(Set<Integer> statuses, String contentType, JsonNode body) {}

    /**
     * The expected result of an HTTP step.
     *
     * @param role the role of the session with which the request is sent; empty without a session
     * @param lost ids that an earlier, deviating step failed to bind (rule 11)
     */
    static Expectation http(Step step, String role, Set<String> lost) {
        JsonNode response = step.response();
        int status = step.status();
        String contentType =
                response.path("contentType").asString("").toLowerCase().replace(" ", "");
        JsonNode body = response.path("body");
        if (status == 404 && contentType.startsWith("text/html")) {
            return new Expectation(Set.of(404), JSON, Json.parse("{\"errors\":[{\"message\":\"Not Found\"}]}"));
        }
        if (step.cause().contains("Skip value must be non-negative")) {
            return new Expectation(Set.of(200), JSON, Json.text("{{firstPage}}"));
        }
        if (step.cause().contains("$and/$or/$nor must be a")) {
            return new Expectation(Set.of(200), JSON, Json.text("{{emptyList}}"));
        }
        if (SEEDED.contains(step.route()) && body.isArray() && body.isEmpty()) {
            return new Expectation(Set.of(200), JSON, Json.text("{{any}}"));
        }
        if (hasNoMeaningAnyMore(step)) {
            return new Expectation(new TreeSet<>(List.of(status, 200, 400)), JSON, Json.text("{{any}}"));
        }
        if (body.path("errors").equals(Json.parse("[{\"message\":\"Something went wrong\"}]"))) {
            String errors = step.cause().contains("Cast to ObjectId failed") ? "{{invalidId}}" : "{{errors}}";
            return new Expectation(
                    step.cause().contains("PayloadTooLarge") ? Set.of(400, 413) : Set.of(status),
                    contentType,
                    NODES.objectNode().put("errors", errors));
        }
        if (body.isNull()
                || body.isMissingNode()
                || body.isString() && body.stringValue().isEmpty()) {
            return new Expectation(Set.of(status), contentType, MissingNode.getInstance());
        }
        return new Expectation(Set.of(status), contentType, projected(step, role, cleaned(withoutLost(body, lost))));
    }

    /** Rule 7: operators and repeated parameters have no meaning; client and office filter a history together. */
    private static boolean hasNoMeaningAnyMore(Step step) {
        if (step.query().contains("[$") || step.query().contains("%5B%24")) {
            return true;
        }
        List<String> names = Arrays.stream(step.query().split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .toList();
        return new HashSet<>(names).size() < names.size()
                || step.route().endsWith("-history") && names.contains("client") && names.contains("office");
    }

    /** Rules 3, 5 and 7. */
    private static JsonNode cleaned(JsonNode body) {
        JsonNode copy = rewrite(body, object -> {
            object.remove(List.of("activationCode", "__v"));
            if (object.path("version").isNumber()) {
                object.put("version", "{{number}}");
            }
            return object;
        });
        for (JsonNode error : copy.path("errors").values()) {
            if (error.path("user") instanceof ObjectNode row) {
                row.remove("password");
            }
        }
        if (copy instanceof ObjectNode list && list.has("totalResults") && list.has("perPage")) {
            paging(list);
        }
        return copy;
    }

    private static void paging(ObjectNode list) {
        String perPage = list.path("perPage").asString("");
        if (POSITIVE.matcher(perPage).matches()) {
            list.put("perPage", Math.min(Long.parseLong(perPage), 1_000));
        } else {
            list.put("perPage", "{{number}}");
        }
        if (!list.path("page").isNumber()) {
            list.put("page", 0);
        }
    }

    /** Rule 3 and the policy's projections. */
    private static JsonNode projected(Step step, String role, JsonNode body) {
        String route = step.method() + " " + step.route();
        if (!step.succeeded()) {
            return body;
        }
        if (role.equals("user")) {
            withoutLockers(step, body);
        }
        switch (route) {
            case "POST /api/users/activate", "POST /api/users/password-reset", "POST /api/users/update-password" -> {
                return only(body, ACCOUNT);
            }
            case "GET /api/users/ranking" -> rankings(body);
            case "GET /api/users/domains" -> {
                return role.isEmpty() ? eachOnly(body, DOMAIN) : body;
            }
            default -> {
                if (step.method().equals("GET")
                        && step.route().matches("/api/clients(/(?!healthz)[^/]+)?")
                        && !FULL_COMPANIES.contains(role)) {
                    return body.isArray() ? publicCompanies(body) : shownCompany(body);
                }
            }
        }
        return body;
    }

    /** Only the current renter sees the lock's code: never the previous code, and none after the return. */
    private static void withoutLockers(Step step, JsonNode body) {
        boolean returned = step.route().endsWith("/return");
        rewriteInPlace(body, object -> {
            object.remove("previousPassword");
            if (returned) {
                object.remove("lockerPassword");
            }
        });
    }

    private static void rankings(JsonNode body) {
        rewriteInPlace(body, object -> {
            if (object.path("user") instanceof ObjectNode user) {
                object.set("user", only(user, RANKED));
            }
        });
    }

    private static JsonNode publicCompanies(JsonNode companies) {
        ArrayNode projected = NODES.arrayNode();
        companies.values().forEach(company -> projected.add(publicCompany(company)));
        return projected;
    }

    private static JsonNode publicCompany(JsonNode company) {
        JsonNode projected = only(company, COMPANY);
        if (projected instanceof ObjectNode object) {
            // A single company was recorded without its offices; the policy's projection contains them, too.
            object.set(
                    "offices",
                    company.has("offices") ? eachOnly(company.path("offices"), OFFICE) : Json.text("{{any}}"));
        }
        return projected;
    }

    /** A single company was recorded without its offices; the policy's projection contains them. */
    private static JsonNode shownCompany(JsonNode company) {
        JsonNode projected = publicCompany(company);
        if (projected instanceof ObjectNode object && !object.has("offices")) {
            object.put("offices", "{{any}}");
        }
        return projected;
    }

    private static JsonNode eachOnly(JsonNode array, List<String> fields) {
        if (!array.isArray()) {
            return array;
        }
        ArrayNode projected = NODES.arrayNode();
        array.values().forEach(element -> projected.add(only(element, fields)));
        return projected;
    }

    private static JsonNode only(JsonNode node, List<String> fields) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode projected = NODES.objectNode();
        node.properties().stream()
                .filter(entry -> fields.contains(entry.getKey()))
                .forEach(entry -> projected.set(entry.getKey(), entry.getValue()));
        return projected;
    }

    /** Rule 10: additional claims are no difference in an answer that shows the claims. */
    static JsonNode answered(Step step, JsonNode body) {
        if (!step.route().equals("/api/users/current-user")
                || !body.path("currentUser").isObject()) {
            return body;
        }
        ObjectNode copy = (ObjectNode) body.deepCopy();
        ((ObjectNode) copy.path("currentUser")).remove(List.of("exp", "iss", "aud", "jti"));
        return copy;
    }

    /** Rule 6: at least the recorded fields, with the stored values. */
    static JsonNode event(JsonNode data) {
        return rewrite(data, object -> {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                String name = entry.getKey();
                JsonNode value = entry.getValue();
                if (name.endsWith("Point")) {
                    value = numbers(only(value, POINT));
                } else if (name.equals("indicators")) {
                    value = numbers(only(value, INDICATORS));
                } else if (name.equals("weight")) {
                    value = number(value);
                } else if (name.equals("version") && value.isNumber()) {
                    value = Json.text("{{number}}");
                }
                if (value.isObject() && value.isEmpty()) {
                    value = Json.text("{{unset}}");
                }
                object.set(name, value);
            }
            return object;
        });
    }

    private static JsonNode numbers(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
            object.set(entry.getKey(), number(entry.getValue()));
        }
        return object;
    }

    private static JsonNode number(JsonNode node) {
        return node.isString() && node.stringValue().matches("-?\\d+(\\.\\d+)?")
                ? Json.parse(node.stringValue())
                : node;
    }

    /** Rules 5, 9 and 12: the fields of one stored document. */
    static JsonNode stored(String collection, JsonNode document) {
        return rewrite(document, object -> {
            for (String name : List.of("password", "activationCode")) {
                if (object.has(name)) {
                    object.put(name, "{{present}}");
                }
            }
            if (collection.equals("auth.passwordresets") && object.has("code")) {
                object.put("code", "{{present}}");
            }
            for (String name : List.of("version", "__v")) {
                if (object.path(name).isNumber()) {
                    object.put(name, "{{number}}");
                }
            }
            return object;
        });
    }

    /** Rule 11: rows of something that does not exist here, because the step that created it deviates. */
    static JsonNode withoutLost(JsonNode body, Set<String> lost) {
        if (lost.isEmpty()) {
            return body;
        }
        if (body.isArray()) {
            ArrayNode kept = NODES.arrayNode();
            body.values().stream().filter(row -> !isLost(row, lost)).forEach(row -> kept.add(withoutLost(row, lost)));
            return kept;
        }
        if (body.isObject()) {
            ObjectNode copy = NODES.objectNode();
            int removed = 0;
            for (Map.Entry<String, JsonNode> entry : body.properties()) {
                JsonNode value = withoutLost(entry.getValue(), lost);
                removed += entry.getValue().isArray() ? entry.getValue().size() - value.size() : 0;
                copy.set(entry.getKey(), value);
            }
            if (copy.path("totalResults").isNumber()) {
                copy.put("totalResults", copy.path("totalResults").asLong() - removed);
            }
            return copy;
        }
        return body;
    }

    static boolean isLost(JsonNode row, Set<String> lost) {
        return List.of(row.path("id"), row.path("_id"), row.path("_id").path("$oid")).stream()
                .map(id -> id.asString(""))
                .anyMatch(id -> id.startsWith("{{") && lost.contains(id.substring(2, id.length() - 2)));
    }

    private static JsonNode rewrite(JsonNode node, UnaryOperator<ObjectNode> change) {
        JsonNode copy = node.deepCopy();
        rewriteInPlace(copy, change::apply);
        return copy;
    }

    private static void rewriteInPlace(JsonNode node, java.util.function.Consumer<ObjectNode> change) {
        node.values().forEach(element -> rewriteInPlace(element, change));
        if (node instanceof ObjectNode object) {
            change.accept(object);
        }
    }
}
