package io.movers.testing;

import io.movers.common.data.DataAutoConfiguration;
import io.movers.common.data.Replica;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Event;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.servers.MongoServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers random histories of events about one aggregate to a copy of it: in any order, each event once or several times,
 * sequentially or concurrently. The copies are in a separate database.
 */
public final class CopyHistories implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ALWAYS = List.of("id", "version");

    private final MongoServer server = MongoServer.inMemory();
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Database.class)
            .web(WebApplicationType.NONE)
            .run("--spring.mongodb.uri=" + server.uri("copies"), "--logging.level.root=warn");

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MongoAutoConfiguration.class,
        DataMongoAutoConfiguration.class,
        DataAutoConfiguration.class
    })
    static class Database {}

    /** The services that publish the events. */
    public enum Publisher {
        /** Our service, with full states. */
        OURS,
        /** The Node service, with partial states. The first creates the copy; each later one has at least the fields of those before it. */
        THE_ORIGINAL,
        /** The Node service with any partial states, and after it our service, with full states. */
        THE_ORIGINAL_THEN_OURS
    }

    /** The final copy, and the expected one. */
    public record Outcome<R>(R copy, R expected) {}

    /** A kind of copy: its class, its events, and how it is made from an event. */
    public record Kind<E extends Event, R extends Replica>(
            Class<R> type, States<E> states, BiFunction<E, ReplicaState, R> copy) {}

    /** Creates the state of an aggregate at a version. */
    public interface States<E extends Event> {
        E at(RandomEvents random, String id, long version);
    }

    private record Delivery(Replica state, Message msg, boolean creates) {}

    public ReplicaStore replicas() {
        return context.getBean(ReplicaStore.class);
    }

    public MongoTemplate mongo() {
        return context.getBean(MongoTemplate.class);
    }

    /** Delivers a history of that many versions to a new copy. */
    public <E extends Event, R extends Replica> Outcome<R> tell(
            Kind<E, R> kind, Publisher publisher, int versions, Random random) {
        String id = new ObjectId().toHexString();
        int replacedAt = switch (publisher) {
            case OURS -> 0;
            case THE_ORIGINAL -> versions;
            case THE_ORIGINAL_THEN_OURS -> random.nextInt(versions);
        };
        List<Map<String, Object>> said = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
        Class<?> event = null;
        for (int version = 0; version < versions; version++) {
            E whole = kind.states().at(new RandomEvents(random), id, version);
            event = whole.getClass();
            Map<String, Object> fields = fields(whole);
            if (version < replacedAt && version > 0) {
                fields.keySet().removeIf(field -> !ALWAYS.contains(field) && random.nextBoolean());
                if (publisher == Publisher.THE_ORIGINAL && version > 1) {
                    said.get(version - 1).forEach(fields::putIfAbsent);
                }
            }
            said.add(fields);
            ReplicaState state = version < replacedAt ? ReplicaState.PARTIAL : ReplicaState.FULL;
            deliveries.add(new Delivery(copy(kind, event, fields, state), published(state, version), version == 0));
        }
        Replica expected = publisher == Publisher.THE_ORIGINAL
                ? copy(kind, Objects.requireNonNull(event), merged(said), ReplicaState.PARTIAL)
                : deliveries.get(versions - 1).state();
        if (publisher != Publisher.THE_ORIGINAL && random.nextBoolean()) {
            deliveries.add(new Delivery(expected, published(ReplicaState.RESYNC, versions), false));
        }
        deliver(deliveries, random);
        return new Outcome<>(
                Objects.requireNonNull(mongo().findById(id, kind.type())),
                kind.type().cast(expected));
    }

    private static Message published(ReplicaState state, int version) {
        return TestMessage.of(state, Instant.EPOCH.plusSeconds(version));
    }

    private static Map<String, Object> fields(Event event) {
        Map<String, Object> fields =
                new TreeMap<>(JSON.convertValue(event, new TypeReference<Map<String, Object>>() {}));
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    private static Map<String, Object> merged(List<Map<String, Object>> said) {
        Map<String, Object> merged = new TreeMap<>();
        said.forEach(merged::putAll);
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Event, R extends Replica> R copy(
            Kind<E, R> kind, Class<?> event, Map<String, Object> fields, ReplicaState state) {
        return kind.copy().apply((E) JSON.convertValue(fields, event), state);
    }

    private void deliver(List<Delivery> history, Random random) {
        List<Delivery> coming = new ArrayList<>();
        for (Delivery delivery : history) {
            coming.addAll(Collections.nCopies(1 + random.nextInt(3), delivery));
        }
        Collections.shuffle(coming, random);
        boolean atOnce = random.nextBoolean();
        while (!coming.isEmpty()) {
            Stream<Delivery> stream = atOnce ? coming.parallelStream() : coming.stream();
            // Deliveries that are not accepted are repeated.
            coming = stream.filter(delivery -> !takes(delivery)).toList();
        }
    }

    private boolean takes(Delivery delivery) {
        if (delivery.creates()) {
            replicas().begin(delivery.state(), delivery.msg());
            return true;
        }
        return replicas().change(delivery.state(), delivery.msg());
    }

    @Override
    public void close() {
        context.close();
        server.close();
    }
}
