package io.movers.chaos.verdict;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import io.movers.chaos.history.History;
import io.movers.chaos.nemesis.FaultWindow;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the services have stored and published, past all proxies. */
public final class EvidenceReader implements AutoCloseable {
    private static final String STREAM = "movers";
    private static final String PREFIX = "movers.";
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Suite suite;
    private final boolean jetStream;
    private final Instant origin;
    private final MongoClient client;

    public EvidenceReader(Suite suite, boolean jetStream, Instant origin) {
        this.suite = suite;
        this.jetStream = jetStream;
        this.origin = origin;
        this.client = suite.connectToDatabase();
    }

    /** Everything, as it is now. */
    public Evidence read(History history, List<FaultWindow> faults) {
        return new Evidence(
                origin, history, stored(), suite.mails().copies(), faults, jetStream ? published() : List.of());
    }

    private Stored stored() {
        var stored = new Stored();
        for (ServiceName service : ServiceName.values()) {
            MongoDatabase database = Suite.database(client, service);
            for (String collection : database.listCollectionNames()) {
                for (Document document : database.getCollection(collection).find()) {
                    stored.add(service.id(), collection, document);
                }
            }
        }
        return stored;
    }

    /** Whether every consumer has acknowledged all that there is for it; true where the broker does not tell. */
    public boolean isConsumed() {
        if (!jetStream) {
            return true;
        }
        try (Connection connection = suite.connectToBroker()) {
            for (ConsumerInfo consumer : connection.jetStreamManagement().getConsumers(STREAM)) {
                if (consumer.getNumPending() > 0 || consumer.getNumAckPending() > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException | JetStreamApiException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Published> published() {
        List<Published> published = new ArrayList<>();
        try (Connection connection = suite.connectToBroker()) {
            JetStreamManagement management = connection.jetStreamManagement();
            long last = management.getStreamInfo(STREAM).getStreamState().getLastSequence();
            ConsumerConfiguration everything = ConsumerConfiguration.builder()
                    .ackPolicy(AckPolicy.None)
                    .inactiveThreshold(Duration.ofSeconds(30))
                    .build();
            JetStreamSubscription subscription = connection
                    .jetStream()
                    .subscribe(
                            PREFIX + ">",
                            PullSubscribeOptions.builder().stream(STREAM)
                                    .configuration(everything)
                                    .build());
            long seen = 0;
            while (seen < last) {
                // Not more than there are: a fetch waits for as many as it asks for.
                int batch = (int) Math.min(BATCH, last - seen);
                List<Message> messages = subscription.fetch(batch, PATIENCE);
                if (messages.isEmpty()) {
                    break;
                }
                for (Message message : messages) {
                    published.add(published(message));
                    seen = message.metaData().streamSequence();
                }
            }
            subscription.unsubscribe();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException("The broker's events cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return published;
    }

    private static Published published(Message message) {
        JsonNode event = JSON.readTree(message.getData());
        String family = message.getSubject().substring(PREFIX.length()).replaceFirst("[.].*", "");
        String id = event.path("id").asString(event.path("userId").asString(""));
        return new Published(family, id, event.path("version").asLong(0));
    }

    @Override
    public void close() {
        client.close();
    }
}
