package io.movers.local.bench;

import com.mongodb.client.MongoCollection;
import io.movers.common.events.resync.Resync;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * {@code make bench-outbox}: four writers store events as fast as it goes, and another service in this JVM copies what they store. Prints for each
 * hundred thousand the rate, how long after the last write the last copy is there, and the heap, which must all stay as they are. Then the
 * first sends as many aggregates again, of which the other has no copies.
 */
final class OutboxFigures {
    private static final int EACH = 100_000;
    private static final int BATCH = 5_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private OutboxFigures() {}

    /** @param args how many events */
    public static void main(String[] args) throws Exception {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = TargetFolders.lasting("outbox");
        int status = 1;
        try (var mongo = MongoServerProcess.forHeavyUse(folder.resolve("mongo.mv"));
                var nats = NatsServer.start(folder.resolve("nats"));
                var sender = SmallService.start(Sender.class, "sender", mongo.uri("sender"), nats);
                var receiver = SmallService.start(Receiver.class, "receiver", mongo.uri("receiver"), nats)) {
            var publisher = sender.getBean(Sender.ParcelPublisher.class);
            Map<String, Long> appliedAt = receiver.getBean(Receiver.ParcelListener.class).appliedAt;
            List<Parcel> parcels = Figures.parcels(publisher, Figures.PARCELS);
            for (int sent = 0; sent < events; sent += EACH) {
                long start = System.nanoTime();
                long count = Figures.write(parcels, publisher, LIMIT, EACH);
                long written = System.nanoTime();
                Figures.await(() -> parcels.stream()
                        .allMatch(parcel -> appliedAt.containsKey(
                                Receiver.ParcelListener.key(parcel.getId(), parcel.getVersion()))));
                long applied = System.nanoTime();
                appliedAt.clear();
                System.out.printf(
                        Locale.ROOT,
                        "%,9d events: %,.0f stored a second, the last one applied %.1f s later, %d MB of heap after a collection%n",
                        sent + count,
                        count / ((written - start) / 1e9),
                        (applied - written) / 1e9,
                        Figures.heap());
            }
            resync(sender, receiver, parcels.get(0), events);
            status = 0;
        } catch (Exception e) {
            e.printStackTrace(); // the exit below would keep it to itself
        } finally {
            TargetFolders.delete(folder);
            System.exit(status); // the broker's threads would keep this JVM alive
        }
    }

    /** The other service gets copies of as many aggregates, of which it knows nothing. */
    private static void resync(
            ConfigurableApplicationContext sender, ConfigurableApplicationContext receiver, Parcel parcel, int count) {
        MongoCollection<Document> parcels = sender.getBean(MongoTemplate.class).getCollection("parcels");
        Document stored =
                parcels.find(new Document("_id", new ObjectId(parcel.getId()))).first();
        for (int from = 0; from < count; from += BATCH) {
            parcels.insertMany(Stream.generate(() -> new Document(stored).append("_id", new ObjectId()))
                    .limit(BATCH)
                    .toList());
        }
        long start = System.nanoTime();
        sender.getBean(Resync.class).run(false);
        double sent = (System.nanoTime() - start) / 1e9;
        MongoCollection<Document> copies = receiver.getBean(MongoTemplate.class).getCollection("parcelCopies");
        Awaitility.await().atMost(LIMIT).until(() -> copies.estimatedDocumentCount() >= count);
        System.out.printf(
                Locale.ROOT,
                "%,d aggregates resent: stored by the broker after %.0f s, all copies after %.0f s, %d MB of heap after a collection%n",
                count,
                sent,
                (System.nanoTime() - start) / 1e9,
                Figures.heap());
    }
}
