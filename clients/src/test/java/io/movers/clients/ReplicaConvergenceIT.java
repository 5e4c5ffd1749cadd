package io.movers.clients;

import static io.movers.clients.models.Resources.bicycle;
import static org.assertj.core.api.Assertions.assertThat;

import io.movers.clients.models.Domain;
import io.movers.clients.models.Email;
import io.movers.clients.models.Resource;
import io.movers.clients.models.User;
import io.movers.common.data.ReplicaStore;
import io.movers.testing.CopyHistories;
import io.movers.testing.CopyHistories.Kind;
import io.movers.testing.CopyHistories.Outcome;
import io.movers.testing.CopyHistories.Publisher;
import io.movers.testing.RandomEvents;
import io.movers.testing.TestMessage;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Replicas converge to the source's state, in whatever order and however often events are handled, even concurrently. */
class ReplicaConvergenceIT {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final TestMessage NODE = TestMessage.ofNode(EPOCH);

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
                new Kind<>(User.class, RandomEvents::user, (event, state) -> User.of(event, EPOCH)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void domainsConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(Domain.class, RandomEvents::domain, (event, state) -> Domain.of(event, EPOCH)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void addressesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(Email.class, RandomEvents::address, (event, state) -> Email.of(event, EPOCH)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void resourcesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(Resource.class, RandomEvents::resource, (event, state) -> Resource.of(event)),
                publisher,
                versions,
                random);
    }

    private static void converge(Kind<?, ?> kind, Publisher publisher, int versions, Random random) {
        Outcome<?> outcome = histories.tell(kind, publisher, versions, random);
        assertThat(outcome.copy()).usingRecursiveComparison().isEqualTo(outcome.expected());
    }

    @Example
    void partialChangeWaitsForTheReplicaAndAFullOneCreatesIt() {
        String id = new ObjectId().toHexString();
        ReplicaStore replicas = histories.replicas();
        MongoTemplate mongo = histories.mongo();
        Resource rented = Resource.of(bicycle(id, 1, "rented"));

        assertThat(replicas.change(rented, NODE)).isFalse();
        assertThat(mongo.findById(id, Resource.class)).isNull();

        replicas.begin(Resource.of(bicycle(id, 1, "available")), NODE);
        assertThat(mongo.findById(id, Resource.class).getVersion()).isZero();
        assertThat(replicas.change(rented, NODE)).isTrue();
        assertThat(mongo.findById(id, Resource.class))
                .extracting(Resource::getStatus, Resource::getVersion)
                .containsExactly("rented", 1L);

        String whole = new ObjectId().toHexString();
        assertThat(replicas.change(Resource.of(bicycle(whole, 3, "rented")), TestMessage.at(EPOCH)))
                .isTrue();
        assertThat(mongo.findById(whole, Resource.class).getStatus()).isEqualTo("rented");
    }
}
