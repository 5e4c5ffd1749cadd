package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.servers.ChildJvm;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import io.movers.testing.Bus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies while it applies the erasure of a person, just before a command to the database. Further events arrive while the
 * service is down; its next replica gets the erasure again and completes it.
 */
class ErasureKillIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /** The redelivery comes after that silence. */
    private static final String ACK_WAIT = "movers.events.ack-wait=2s";

    @Test
    void erasureThatIsInterruptedBetweenTheAccountAndTheTripsIsCompleted() throws Exception {
        erasureIsCompletedAfterDeathBefore("update", "travels", "tracking");
    }

    @ParameterizedTest(name = "before {0} {1} {2}")
    @EnabledIf(value = "io.movers.servers.LongTests#areAskedFor", disabledReason = "part of make test-all")
    @CsvSource({
        "update, users, erasedAt", // nothing is stored
        "delete, parkedEvents, userId", // the account's copy is erased
        "update, reservations, comments", // dead letters and keys are removed
    })
    void erasureThatIsInterruptedAtAnyStepIsCompleted(String command, String collection, String text) throws Exception {
        erasureIsCompletedAfterDeathBefore(command, collection, text);
    }

    private static void erasureIsCompletedAfterDeathBefore(String command, String collection, String text)
            throws Exception {
        try (NatsServer nats = NatsServer.start(TargetFolders.temporary("nats"));
                MongoServer mongo = MongoServer.inMemory();
                MongoClient client = MongoClients.create(mongo.uri("resources"))) {
            StoredPerson person = new StoredPerson(client.getDatabase("resources"));
            person.store();
            List<String> arguments = List.of(mongo.uri("resources"), nats.url(), command, collection, text, ACK_WAIT);
            try (ChildJvm child =
                            ChildJvm.start(DyingFleet.class, Map.of(), List.of(), arguments, Duration.ofMinutes(2));
                    Bus bus = new Bus(nats.url())) {
                bus.publish("user:erased", person.erasedAccount(4));
                assertThat(child.awaitExit(Duration.ofSeconds(20))).isEqualTo(137);
                bus.publish("user:updated", person.account(3));
                bus.publish("user:updated", person.account(9));
            }

            try (RunningFleet survivor = RunningFleet.replica(mongo.uri("resources"), nats.url(), ACK_WAIT);
                    Bus bus = new Bus(nats.url())) {
                await().atMost(SOON).untilAsserted(person::assertErased);
                bus.publish("user:updated", person.erasedAccount(20));
                await().atMost(SOON).until(() -> person.version() == 20);
                person.assertErased();
                assertThat(survivor.mongo().getCollection("parkedEvents").countDocuments())
                        .isZero();
            }
        }
    }
}
