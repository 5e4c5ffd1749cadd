package io.movers.common.data;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterLoadEvent;

/**
 * Reads the version of a document from {@code version} or mongoose's {@code __v}; a document without either has version 0.
 */
public class VersionField extends AbstractMongoEventListener<Object> {
    static final String DEFAULT = "version";
    private static final String MONGOOSE = "__v";

    /** The name of the version field in the collection of {@code type}. */
    static String of(Class<?> type) {
        StoredVersion annotation = AnnotatedElementUtils.findMergedAnnotation(type, StoredVersion.class);
        return annotation == null ? DEFAULT : annotation.value();
    }

    /** The field in which older documents of the same collection may keep their version. */
    static String other(String versionField) {
        return versionField.equals(DEFAULT) ? MONGOOSE : DEFAULT;
    }

    @Override
    public void onAfterLoad(AfterLoadEvent<Object> event) {
        Document document = event.getDocument();
        if (document == null || document.containsKey(DEFAULT)) {
            return;
        }
        Class<?> type = event.getType();
        if (type != null && (Aggregate.class.isAssignableFrom(type) || Replica.class.isAssignableFrom(type))) {
            document.put(DEFAULT, versionOf(document));
        }
    }

    private static Number versionOf(Document document) {
        @Nullable Object stored = document.get(MONGOOSE);
        return stored instanceof Number number ? number : 0;
    }
}
