package io.movers.chaos.verdict;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The documents of all services. */
public final class Stored {
    private final Map<String, Map<String, Document>> collections = new TreeMap<>();

    /** Adds a document to a collection of a service. */
    public Stored add(String service, String collection, Document document) {
        collections
                .computeIfAbsent(service + "." + collection, name -> new HashMap<>())
                .put(id(document), document);
        return this;
    }

    /** The documents of {@code service.collection}, by id. */
    public Map<String, Document> all(String collection) {
        return collections.getOrDefault(collection, Map.of());
    }

    /** The names of all collections that have documents. */
    List<String> names() {
        return List.copyOf(collections.keySet());
    }

    @Nullable Document find(String collection, String id) {
        return all(collection).get(id);
    }

    static String id(Document document) {
        return text(document.get("_id"));
    }

    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof ObjectId id ? id.toHexString() : value.toString();
    }

    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    /** The version of a document, in whichever field it is. */
    static long version(Document document) {
        Object version = document.get("version") == null ? document.get("__v") : document.get("version");
        return version instanceof Number number ? number.longValue() : 0;
    }

    /** A form of the value that is the same however a service stores it; null for everything that is empty. */
    static @Nullable Object normal(@Nullable Object value) {
        if (value == null || value.equals("")) {
            return null;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Date date) {
            return date.toInstant().toEpochMilli();
        }
        if (value instanceof ObjectId id) {
            return id.toHexString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> normal = new TreeMap<>();
            map.forEach((key, field) -> {
                Object normalField = normal(field);
                if (normalField != null) {
                    normal.put(String.valueOf(key), normalField);
                }
            });
            return normal.isEmpty() ? null : normal;
        }
        if (value instanceof List<?> list) {
            List<String> normal = new ArrayList<>();
            list.forEach(element -> normal.add(String.valueOf(normal(element))));
            return normal.isEmpty() ? null : normal;
        }
        return value;
    }
}
