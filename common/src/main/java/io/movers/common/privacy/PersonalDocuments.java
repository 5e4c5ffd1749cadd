package io.movers.common.privacy;

import com.mongodb.client.MongoCollection;
import io.movers.common.data.AboutPerson;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.Command;
import io.movers.common.data.ObjectIds;
import io.movers.common.data.ReplicaStore;
import io.movers.common.security.AccountCopy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;
import org.springframework.data.mongodb.core.query.BasicQuery;

/** The documents of a service that are about a person. */
public class PersonalDocuments {
    private static final int BATCH = 50;
    private static final String ID = "_id";
    private static final String ADDRESS = "email";

    /** What a person would not recognize as theirs. */
    private static final Set<String> BOOKKEEPING = Set.of(AggregateStore.OUTBOX, Command.MARKS, Command.CREATOR);

    /** What an account has beside the fields of its class. */
    private static final Set<String> KEPT =
            Set.of(ID, "version", "__v", ReplicaStore.FULL_VERSION, ReplicaStore.FULL_AT);

    private final MongoTemplate template;
    private final MongoMappingContext mappings;
    private final String service;

    PersonalDocuments(MongoTemplate template, MongoMappingContext mappings, String service) {
        this.template = template;
        this.mappings = mappings;
        this.service = service;
    }

    private record Kind(MongoPersistentEntity<?> entity, AboutPerson rules) {
        String collection() {
            return entity.getCollection();
        }

        boolean isAccount() {
            return collection().equals(AccountCopy.COLLECTION);
        }

        Document of(String userId) {
            List<Document> fields = Stream.of(rules.value())
                    .map(field -> new Document(field, field.equals(ID) ? ObjectIds.stored(userId) : userId))
                    .toList();
            return fields.size() == 1 ? fields.get(0) : new Document("$or", fields);
        }
    }

    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (MongoPersistentEntity<?> entity : mappings.getPersistentEntities()) {
            AboutPerson rules = entity.findAnnotation(AboutPerson.class);
            if (rules != null) {
                kinds.add(new Kind(entity, rules));
            }
        }
        kinds.sort(Comparator.comparing(Kind::collection));
        return kinds;
    }

    /** At most {@code limit} documents about the person. The caller closes the stream, which reads some at a time. */
    public Stream<PersonalRecord> about(String userId, int limit) {
        return kinds().stream().flatMap(kind -> about(kind, userId, limit)).limit(limit);
    }

    private Stream<PersonalRecord> about(Kind kind, String userId, int limit) {
        Set<String> hidden = new HashSet<>(BOOKKEEPING);
        hidden.addAll(List.of(kind.rules().secret()));
        return template.stream(
                        new BasicQuery(matching(kind, userId)).limit(limit).cursorBatchSize(BATCH),
                        Document.class,
                        kind.collection())
                .map(document -> new PersonalRecord(service, kind.collection(), shown(document, hidden)));
    }

    private Document matching(Kind kind, String userId) {
        String address = kind.rules().address();
        return address.isEmpty() ? kind.of(userId) : new Document(address, new Document("$in", addressesOf(userId)));
    }

    private List<String> addressesOf(String userId) {
        BasicQuery account = new BasicQuery(new Document(ID, ObjectIds.stored(userId)));
        account.fields().include(ADDRESS);
        return template.find(account, Document.class, AccountCopy.COLLECTION).stream()
                .map(found -> found.getString(ADDRESS))
                .filter(Objects::nonNull)
                .flatMap(address -> Stream.of(address, address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Map<String, @Nullable Object> shown(Document document, Set<String> hidden) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        document.forEach((field, value) -> {
            if (!hidden.contains(field)) {
                shown.put(field.equals(ID) ? "id" : field, plain(value));
            }
        });
        return shown;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof ObjectId id) {
            return id.toHexString();
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        if (value instanceof Binary binary) {
            return Base64.getEncoder().encodeToString(binary.getData());
        }
        if (value instanceof Document document) {
            return shown(document, Set.of());
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        return value;
    }

    /**
     * Empties and removes what the classes' {@link AboutPerson} names. It can be repeated after any interruption.
     *
     * @return how many documents were changed
     */
    public long erase(String userId) {
        return kinds().stream().mapToLong(kind -> erase(kind, userId)).sum();
    }

    private long erase(Kind kind, String userId) {
        if (kind.rules().value().length == 0) {
            return 0;
        }
        if (kind.rules().removed()) {
            return count(
                    kind, documents -> documents.deleteMany(kind.of(userId)).getDeletedCount());
        }
        Document change = emptied(kind);
        if (kind.isAccount()) {
            forgetUnknownFields(kind, userId);
        }
        return change.isEmpty()
                ? 0
                : count(
                        kind,
                        documents ->
                                documents.updateMany(kind.of(userId), change).getModifiedCount());
    }

    /** A Node service or another release may have stored more about the person than this one knows. */
    private void forgetUnknownFields(Kind kind, String userId) {
        Document account = template.findOne(new BasicQuery(kind.of(userId)), Document.class, kind.collection());
        Document unknown = new Document();
        if (account != null) {
            Set<String> known = new HashSet<>(KEPT);
            known.addAll(BOOKKEEPING);
            kind.entity().forEach(property -> known.add(property.getFieldName()));
            account.keySet().stream()
                    .filter(field -> !known.contains(field))
                    .forEach(field -> unknown.append(field, ""));
        }
        if (!unknown.isEmpty()) {
            count(
                    kind,
                    documents -> documents
                            .updateOne(kind.of(userId), new Document("$unset", unknown))
                            .getModifiedCount());
        }
    }

    private long count(Kind kind, ToLongFunction<MongoCollection<Document>> change) {
        Long changed = template.execute(kind.collection(), change::applyAsLong);
        return Objects.requireNonNull(changed);
    }

    /** Texts and lists become empty, everything else goes: a class may rely on a text that it always has. */
    private static Document emptied(Kind kind) {
        Document set = new Document();
        Document unset = new Document();
        for (String field : kind.rules().erased()) {
            MongoPersistentProperty property = property(kind.entity(), field);
            if (property.getType() == String.class) {
                set.append(field, "");
            } else if (Collection.class.isAssignableFrom(property.getType())) {
                set.append(field, List.of());
            } else {
                unset.append(field, "");
            }
        }
        Document change = new Document();
        if (!set.isEmpty()) {
            change.append("$set", set);
        }
        if (!unset.isEmpty()) {
            change.append("$unset", unset);
        }
        return change;
    }

    private static MongoPersistentProperty property(MongoPersistentEntity<?> entity, String field) {
        for (MongoPersistentProperty property : entity) {
            if (property.getFieldName().equals(field)) {
                return property;
            }
        }
        throw new IllegalStateException(entity.getName() + " has no field " + field);
    }
}
