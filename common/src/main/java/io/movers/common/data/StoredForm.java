package io.movers.common.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;

/** The stored form of an object: its top-level fields with and without a value. */
final class StoredForm {
    private static final String ID = "_id";

    private final Object id;
    private final Document present = new Document();
    private final Document absent = new Document();
    private final Document onInsert = new Document();

    StoredForm(MongoConverter converter, Object source) {
        Document written = new Document();
        converter.write(source, written);
        id = Objects.requireNonNull(written.get(ID), "a stored document has an id");
        MongoPersistentEntity<?> entity = converter.getMappingContext().getRequiredPersistentEntity(source.getClass());
        for (MongoPersistentProperty property : entity) {
            String field = property.getFieldName();
            if (field.equals(ID) || field.equals(VersionField.DEFAULT)) {
                continue;
            }
            boolean writtenOnce = property.isAnnotationPresent(SetOnInsert.class);
            Document target = writtenOnce ? onInsert : present;
            if (written.containsKey(field)) {
                target.put(field, asJavaScriptStores(written.get(field)));
            } else if (!writtenOnce) {
                absent.put(field, "");
            }
        }
    }

    /** The value of {@code _id}. */
    Object id() {
        return id;
    }

    /** Fields with a value, explicit nulls included. */
    Document present() {
        return present;
    }

    /** Fields without a value, in the form that {@code $unset} takes. */
    Document absent() {
        return absent;
    }

    /** Fields that only the first write sets. */
    Document onInsert() {
        return onInsert;
    }

    /** Whole numbers become int32, as the Node driver stores them: JavaScript has only one kind of number. */
    private static @Nullable Object asJavaScriptStores(@Nullable Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), asJavaScriptStores(element)));
            return new Document(copy);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(asJavaScriptStores(element)));
            return copy;
        }
        return value;
    }
}
