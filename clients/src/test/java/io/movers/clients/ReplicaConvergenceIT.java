package io.movers.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.clients.models.Domain;
import io.movers.clients.models.Email;
import io.movers.clients.models.Resource;
import io.movers.clients.models.User;
import io.movers.common.events.DomainAuthorized;
import io.movers.common.events.EmailAuthorized;
import io.movers.common.events.Eps;
import io.movers.common.events.ResourceUpdated;
import io.movers.common.events.SignedOutSession;
import io.movers.common.events.UserUpdated;
import io.movers.common.models.ModelsAutoConfiguration;
import io.movers.common.models.Replica;
import io.movers.common.models.ReplicaState;
import io.movers.common.models.ReplicaStore;
import io.movers.servers.MongoServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.types.ObjectId;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whatever the order in which the events of a history come, how often each of them comes, and whether two threads handle them at
 * once: in the end the copy shows what the source shows.
 */
class ReplicaConvergenceIT {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TEXTS = List.of("", "a", "Acme", "Beta");

    private static MongoServer server;
    private static ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MongoAutoConfiguration.class,
        DataMongoAutoConfiguration.class,
        ModelsAutoConfiguration.class
    })
    static class Database {}

    @BeforeContainer
    static void start() {
        server = MongoServer.inMemory();
        context = new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .run("--spring.mongodb.uri=" + server.uri("clients"), "--logging.level.root=warn");
    }

    @AfterContainer
    static void stop() {
        context.close();
        server.close();
    }

    @Property(tries = 300)
    void accountsConverge(@ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converges(versions, random, User.class, (version, id) -> User.of(user(id, version, random), EPOCH));
    }

    @Property(tries = 300)
    void domainsConverge(@ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converges(
                versions,
                random,
                Domain.class,
                (version, id) -> Domain.of(
                        new DomainAuthorized(id, version, text(random) + ".test", maybe(random), flag(random), EPOCH),
                        EPOCH));
    }

    @Property(tries = 300)
    void addressesConverge(@ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converges(
                versions,
                random,
                Email.class,
                (version, id) -> Email.of(
                        new EmailAuthorized(
                                id,
                                version,
                                text(random) + "@a.test",
                                maybe(random),
                                maybe(random),
                                flag(random),
                                EPOCH),
                        EPOCH));
    }

    @Property(tries = 300)
    void resourcesConverge(@ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converges(versions, random, Resource.class, (version, id) -> Resource.of(resource(id, version, random)));
    }

    @Example
    void aChangeAloneMakesNoCopyWhereItShowsTooLittle() {
        String id = new ObjectId().toHexString();
        ReplicaStore replicas = context.getBean(ReplicaStore.class);
        MongoTemplate mongo = context.getBean(MongoTemplate.class);
        Resource rented = Resource.of(resource(id, 1, "rented"));

        assertThat(replicas.change(rented, ReplicaState.PARTIAL)).isFalse();
        assertThat(mongo.findById(id, Resource.class)).isNull();

        replicas.begin(Resource.of(resource(id, 1, "available")), ReplicaState.PARTIAL);
        assertThat(mongo.findById(id, Resource.class).getVersion()).isZero();
        assertThat(replicas.change(rented, ReplicaState.PARTIAL)).isTrue();
        assertThat(mongo.findById(id, Resource.class))
                .extracting(Resource::getStatus, Resource::getVersion)
                .containsExactly("rented", 1L);

        String whole = new ObjectId().toHexString();
        assertThat(replicas.change(Resource.of(resource(whole, 3, "rented")), ReplicaState.FULL))
                .isTrue();
        assertThat(mongo.findById(whole, Resource.class).getStatus()).isEqualTo("rented");
    }

    private <R extends Replica> void converges(
            int versions, Random random, Class<R> type, BiFunction<Long, String, R> source) {
        String id = new ObjectId().toHexString();
        List<R> history = IntStream.range(0, versions)
                .mapToObj(version -> source.apply((long) version, id))
                .toList();
        R last = history.get(versions - 1);

        List<Delivery> deliveries = new ArrayList<>();
        history.forEach(state -> IntStream.rangeClosed(0, random.nextInt(3))
                .forEach(again -> deliveries.add(new Delivery(state, ReplicaState.FULL))));
        if (random.nextBoolean()) {
            deliveries.add(new Delivery(last, ReplicaState.RESYNC));
        }
        Collections.shuffle(deliveries, random);

        ReplicaStore replicas = context.getBean(ReplicaStore.class);
        Stream<Delivery> coming = random.nextBoolean() ? deliveries.parallelStream() : deliveries.stream();
        coming.forEach(delivery -> replicas.apply(delivery.state(), delivery.kind()));

        R copy = context.getBean(MongoTemplate.class).findById(id, type);
        assertThat(copy).usingRecursiveComparison().isEqualTo(last);
    }

    private record Delivery(Replica state, ReplicaState kind) {}

    private static UserUpdated user(String id, long version, Random random) {
        boolean archived = random.nextInt(3) == 0;
        return new UserUpdated(
                id,
                version,
                text(random) + "@acme.test",
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : (double) random.nextInt(100) / 4,
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : new Eps("1", text(random)),
                maybe(random),
                maybe(random),
                (double) random.nextInt(500),
                archived ? at(random) : null,
                random.nextBoolean() ? null : at(random),
                random.nextBoolean() ? null : List.of(new SignedOutSession(text(random), at(random))));
    }

    private static ResourceUpdated resource(String id, long version, Random random) {
        return new ResourceUpdated(
                id,
                version,
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : random.nextInt(10_000),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : random.nextInt(100),
                maybe(random),
                maybe(random),
                1.5,
                EPOCH,
                random.nextInt(3) == 0 ? at(random) : null);
    }

    private static ResourceUpdated resource(String id, long version, String status) {
        return new ResourceUpdated(
                id, version, null, null, null, null, null, null, null, null, status, null, null, null, null);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String maybe(Random random) {
        return random.nextBoolean() ? null : text(random);
    }

    private static Boolean flag(Random random) {
        return random.nextBoolean();
    }

    private static Instant at(Random random) {
        return EPOCH.plusMillis(random.nextInt(1_000_000));
    }
}
