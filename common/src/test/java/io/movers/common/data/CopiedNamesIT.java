package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.servers.MongoServer;
import io.movers.servers.queries.RecordedQueries;
import io.movers.seventh.TopicCopy;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class CopiedNamesIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final RecordedQueries queries = new RecordedQueries();

    private static MongoServer server;
    private static MongoClient client;
    private static MongoTemplate template;

    private final CopiedNames names = new ReplicaStore(template).names(TopicCopy.class);
    private final String id = new ObjectId().toHexString();
    private final String suffix = " of " + id;

    /** The name that some document has of the copied aggregate. */
    private final AtomicReference<String> dependant = new AtomicReference<>("First" + suffix);

    private final BiConsumer<String, String> move =
            (from, to) -> dependant.updateAndGet(name -> name.equals(from) ? to : name);

    @BeforeAll
    static void connect() {
        server = MongoServer.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(queries)
                .build());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "names"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.close();
    }

    @Test
    void whatHasTheFormerNameGetsTheNewOne() {
        apply(0, "First", move);
        apply(1, "Second", move);

        assertThat(dependant).hasValue("Second" + suffix);
    }

    @Test
    void aLateEventTellsANameThatWasUsedMeanwhile() {
        apply(2, "Last", move);
        dependant.set("Middle" + suffix);

        apply(1, "Middle", move);

        assertThat(dependant).hasValue("Last" + suffix);
    }

    @Test
    void aSecondRenamingDuringTheFirstOneWins() {
        apply(0, "First", move);

        apply(1, "Second", (from, to) -> {
            if (to.equals("Second" + suffix)) {
                apply(2, "Third", move); // another replica, which is faster
                dependant.set("First" + suffix); // it writes last what it has read before that
            }
            move.accept(from, to);
        });

        assertThat(dependant).hasValue("Third" + suffix);
    }

    @Test
    void aRenamingBackDuringTheRenamingWins() {
        apply(0, "First", move);

        apply(1, "Second", (from, to) -> {
            if (to.equals("Second" + suffix)) {
                apply(2, "First", move);
            }
            move.accept(from, to);
        });

        assertThat(dependant).hasValue("First" + suffix);
    }

    @Test
    void anInterruptedRenamingIsFinishedWhenItsEventComesAgain() {
        apply(0, "First", move);
        assertThatThrownBy(() -> apply(1, "Second", (from, to) -> {
                    throw new IllegalStateException("The database is gone");
                }))
                .isInstanceOf(IllegalStateException.class);

        apply(1, "Second", move);

        assertThat(dependant).hasValue("Second" + suffix);
    }

    @Test
    void theNextEventFindsWhatWasStoredBehindTheRenaming() {
        apply(0, "First", move);
        apply(1, "Second", move);
        dependant.set("First" + suffix);

        apply(2, "Second", move);

        assertThat(dependant).hasValue("Second" + suffix);
    }

    @Test
    void theCurrentNameIsTheOneAfterAllRenamings() {
        apply(0, "First", move);
        apply(1, "Second", move);
        apply(2, "Third", move);

        assertThat(names.current("First" + suffix)).isEqualTo("Third" + suffix);
        assertThat(names.current("Second" + suffix)).isEqualTo("Third" + suffix);
        assertThat(names.current("Third" + suffix)).isEqualTo("Third" + suffix);
        assertThat(names.current("unknown")).isEqualTo("unknown");
    }

    @Test
    void twoNamesOfOneAggregateAreNotOfDifferentOnes() {
        apply(0, "First", move);
        apply(1, "Second", move);
        String other = "Other" + suffix;
        names.apply(new TopicCopy(new ObjectId().toHexString(), 0L, other, "text"), other, message(), move);

        assertThat(queries.during(() -> assertThat(names.areOfDifferent("Second" + suffix, Set.of(other)))
                        .isTrue()))
                .as("between two look-ups, the aggregate may be renamed")
                .hasSize(1);
        assertThat(names.areOfDifferent("First" + suffix, Set.of("Second" + suffix)))
                .isFalse();
        assertThat(names.areOfDifferent("Second" + suffix, Set.of("First" + suffix, other)))
                .as("one of them may be an old name")
                .isFalse();
        assertThat(names.areOfDifferent("Second" + suffix, Set.of("unknown"))).isFalse();
    }

    @Test
    void aFormerNameThatAnotherAggregateHasBelongsToThatOne() {
        apply(0, "First", move);
        apply(1, "Second", move);
        names.apply(
                new TopicCopy(new ObjectId().toHexString(), 0L, "First" + suffix, "text"),
                "First" + suffix,
                message(),
                move);
        dependant.set("First" + suffix);

        apply(2, "Second", move);

        assertThat(dependant).hasValue("First" + suffix);
        assertThat(names.current("First" + suffix)).isEqualTo("First" + suffix);
    }

    private void apply(long version, String name, BiConsumer<String, String> how) {
        names.apply(new TopicCopy(id, version, name + suffix, "text"), name + suffix, message(), how);
    }

    private static Message message() {
        Message message = mock();
        given(message.state()).willReturn(ReplicaState.FULL);
        given(message.publishedAt()).willReturn(NOW);
        return message;
    }
}
