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
import io.movers.common.models.ReplicaState;
import io.movers.common.models.ReplicaStore;
import io.movers.testing.CopyHistories;
import io.movers.testing.CopyHistories.Kind;
import io.movers.testing.CopyHistories.Outcome;
import io.movers.testing.CopyHistories.Publisher;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whatever the order in which the events of a history come, how often each of them comes, and whether several are handled at
 * once: in the end the copy shows what the source shows.
 */
class ReplicaConvergenceIT {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TEXTS = List.of("", "a", "Acme", "Beta");

    private static CopyHistories histories;

    @BeforeContainer
    static void start() {
        histories = new CopyHistories();
    }

    @AfterContainer
    static void stop() {
        histories.close();
    }

    @Property(tries = 300)
    void accountsConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(
                        User.class,
                        (id, version) -> user(id, version, random),
                        (event, state) -> User.of(event, EPOCH)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void domainsConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(
                        Domain.class,
                        (id, version) -> new DomainAuthorized(
                                id, version, text(random) + ".test", maybe(random), flag(random), EPOCH),
                        (event, state) -> Domain.of(event, EPOCH)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void addressesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(
                        Email.class,
                        (id, version) -> new EmailAuthorized(
                                id,
                                version,
                                text(random) + "@a.test",
                                maybe(random),
                                maybe(random),
                                flag(random),
                                EPOCH),
                        (event, state) -> Email.of(event, EPOCH)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void resourcesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(
                        Resource.class,
                        (id, version) -> resource(id, version, random),
                        (event, state) -> Resource.of(event)),
                publisher,
                versions,
                random);
    }

    private static void converge(Kind<?, ?> kind, Publisher publisher, int versions, Random random) {
        Outcome<?> outcome = histories.tell(kind, publisher, versions, random);
        assertThat(outcome.copy()).usingRecursiveComparison().isEqualTo(outcome.expected());
    }

    @Example
    void aChangeAloneMakesNoCopyWhereItShowsTooLittle() {
        String id = new ObjectId().toHexString();
        ReplicaStore replicas = histories.replicas();
        MongoTemplate mongo = histories.mongo();
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
