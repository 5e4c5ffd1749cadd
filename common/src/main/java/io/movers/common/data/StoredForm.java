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

/** How an object stands in the database: its top-level fields by name, and which of them it leaves out. */
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
            Document target = property.isAnnotationPresent(SetOnInsert.class) ? onInsert : present;
            if (written.containsKey(field)) {
                target.put(field, asJavaScriptStores(written.get(field)));
            } else if (target == present) {
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

    /** Fields without one, in the form that {@code $unset} takes. */
    Document absent() {
        return absent;
    }

    /** Fields that only the first write sets. */
    Document onInsert() {
        return onInsert;
    }

    /** JavaScript has one kind of number: the original's driver stores it as int32 where it is whole. */
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
