package io.movers.local.bench;

import com.mongodb.MongoWriteException;
import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * {@code make bench-replicas}: how fast 1, 2 and 4 replicas of a service work off events whose effect waits for 20 ms, as for a remote
 * database. Then the same while each of two replicas is restarted. Counts the effects: each event has one.
 */
final class ReplicaFigures {
    private static final int AGGREGATES = 200;
    private static final int TURNS = 20;
    private static final String EFFECTS = "effects";

    private final Path folder = TargetFolders.temporary("replicas");

    private ReplicaFigures() {}

    public static void main(String[] args) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        say("To warm up:");
        new ReplicaFigures().measure(1, false);
        double one = new ReplicaFigures().measure(1, false);
        for (int replicas : List.of(2, 4)) {
            say("  %.1f × one replica", new ReplicaFigures().measure(replicas, false) / one);
        }
        new ReplicaFigures().measure(2, true);
        System.exit(0);
    }

    private double measure(int replicas, boolean restarted) {
        try (var mongo = MongoServer.onDisk(folder.resolve("mongo.mv"));
                var nats = NatsServer.start(folder.resolve("nats"))) {
            try (var sender = SmallService.start(Sender.class, "sender", mongo.uri("sender"), nats)) {
                send(sender.getBean(Sender.ParcelPublisher.class));
                await(() -> sender.getBean(MongoTemplate.class)
                                .getCollection("parcels")
                                .countDocuments(new Document("outbox", new Document("$exists", true)))
                        == 0);
            }
            return workedOff(replicas, restarted, mongo, nats);
        }
    }

    private static void send(Sender.ParcelPublisher publisher) {
        List<Parcel> parcels = IntStream.range(0, AGGREGATES)
                .mapToObj(i -> new Parcel("parcel " + i))
                .toList();
        for (int turn = 0; turn < TURNS; turn++) {
            parcels.forEach(parcel -> {
                parcel.turn();
                publisher.publish(parcel);
            });
        }
    }

    private static double workedOff(int replicas, boolean restarted, MongoServer mongo, NatsServer nats) {
        WaitingListener.begin = new CountDownLatch(1);
        WaitingListener.deliveries.set(0);
        List<ConfigurableApplicationContext> services = new ArrayList<>();
        try {
            for (int i = 0; i < replicas; i++) {
                services.add(SmallService.start(WaitingService.class, "receiver", mongo.uri("receiver"), nats));
            }
            MongoTemplate database = services.get(0).getBean(MongoTemplate.class);
            long start = System.nanoTime();
            WaitingListener.begin.countDown();
            for (int i = 0; restarted && i < replicas; i++) {
                services.get(i).close();
                services.set(i, SmallService.start(WaitingService.class, "receiver", mongo.uri("receiver"), nats));
                database = services.get(i).getBean(MongoTemplate.class);
            }
            MongoTemplate open = database;
            await(() -> open.getCollection(EFFECTS).countDocuments() >= AGGREGATES * TURNS);
            double rate = AGGREGATES * TURNS / ((System.nanoTime() - start) / 1e9);
            say(
                    "%d replicas%s: %.0f events a second; %d events, %d effects, %d deliveries",
                    replicas,
                    restarted ? ", each restarted" : "",
                    rate,
                    AGGREGATES * TURNS,
                    open.getCollection(EFFECTS).countDocuments(),
                    WaitingListener.deliveries.get());
            return rate;
        } finally {
            services.forEach(ConfigurableApplicationContext::close);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A service whose effects take their time. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WaitingListener.class)
    static class WaitingService {}

    static class WaitingListener extends EffectListener<DomainAuthorized> {
        private static final long REMOTE = TimeUnit.MILLISECONDS.toNanos(20);
        private static final AtomicInteger deliveries = new AtomicInteger();
        private static volatile CountDownLatch begin = new CountDownLatch(0);

        private final MongoTemplate template;

        WaitingListener(MongoTemplate template) {
            super(Parcel.SENT);
            this.template = template;
        }

        @Override
        public void onMessage(DomainAuthorized event, Message msg) {
            awaitBegin();
            deliveries.incrementAndGet();
            LockSupport.parkNanos(REMOTE);
            try {
                template.getCollection(EFFECTS).insertOne(new Document("_id", event.id() + '/' + event.version()));
            } catch (MongoWriteException e) {
                // The effect of an earlier delivery.
            }
            msg.ack();
        }

        private static void awaitBegin() {
            try {
                begin.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
