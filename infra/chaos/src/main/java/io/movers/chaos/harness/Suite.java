package io.movers.chaos.harness;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.movers.chaos.ChaosConfig;
import io.movers.chaos.nemesis.FaultKind;
import io.movers.servers.BrokerProcess;
import io.movers.servers.HostileSmtpServer;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.Ports;
import io.movers.servers.StreamingServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The six services, their broker, their database and their mail server, each a process of its own, with proxies in between. */
public final class Suite implements AutoCloseable {
    /** The first administrator. */
    public static final String ADMIN = "admin@movers.test";

    public static final String ADMIN_PASSWORD = "secret-secret";

    private static final int LOST_MILLIS = 100;
    private static final int SWITCH_MILLIS = 1_500;
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final ChaosConfig config;
    private final Path databaseFile;
    private final Path fullDisk;
    private final int databasePort;
    private final List<BrokerProcess> brokers;
    private final HostileSmtpServer smtp = HostileSmtpServer.start();
    private final Mails mails = new Mails();
    private final Link mailLink;
    private final List<Replica> replicas = new ArrayList<>();
    private boolean losesCommits;
    private MongoServerProcess database;

    private Suite(ChaosConfig config) {
        this.config = config;
        this.databaseFile = config.folder().resolve("database");
        this.fullDisk = config.folder().resolve("disk-is-full");
        this.database = startDatabase(0);
        this.databasePort = database.port();
        Path brokerFolder = config.folder().resolve("broker");
        this.brokers = startBrokers(brokerFolder);
        smtp.watch(mails::receive);
        this.mailLink = new Link("mail", smtp.port());
        for (ServiceName service : ServiceName.values()) {
            // A switched off mechanism shows with one replica of each, too, and that starts sooner.
            int count = config.switchable() ? 1 : service.replicas();
            for (int number = 1; number <= count; number++) {
                replicas.add(replica(service, service.id() + "-" + number));
            }
        }
    }

    /** Starts everything and waits until every replica takes requests. */
    public static Suite start(ChaosConfig config) {
        try {
            Files.createDirectories(config.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Suite suite = new Suite(config);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::killAll, "chaos-exit"));
        try {
            suite.replicas.forEach(Replica::start);
            suite.replicas.forEach(replica -> replica.awaitReady(START_LIMIT));
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    private List<BrokerProcess> startBrokers(Path folder) {
        if (isStreaming()) {
            return List.of(StreamingServer.start(folder));
        }
        return config.brokers() == 1
                ? List.of(NatsServer.start(folder))
                : List.copyOf(NatsServer.startCluster(folder, config.brokers()));
    }

    private boolean isStreaming() {
        return config.transport().equals("streaming");
    }

    private MongoServerProcess startDatabase(int port) {
        boolean losesWrites = config.faults().contains(FaultKind.DATABASE_LOSES_WRITES) || losesCommits;
        return MongoServerProcess.faulty(databaseFile, port, losesWrites ? LOST_MILLIS : 0, fullDisk);
    }

    private Replica replica(ServiceName service, String name) {
        Link toDatabase = new Link(name + "/database", databasePort);
        Link toBroker = new Link(
                name + "/broker", brokers.stream().mapToInt(BrokerProcess::port).toArray());
        List<String> classPath = new ArrayList<>(service.classPath());
        classPath.addAll(ServiceName.checkerClassPath(config.switchable()));
        return new Replica(
                service,
                name,
                classPath,
                properties(service, name, toDatabase, toBroker),
                config.folder(),
                toDatabase,
                toBroker);
    }

    private Map<String, String> properties(ServiceName service, String name, Link toDatabase, Link toBroker) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("BIND_ADDRESS", Ports.LOOPBACK);
        properties.put("COOKIE_SECURE", "false");
        properties.put(
                "MONGO_URI",
                "mongodb://" + Ports.LOOPBACK + ":" + toDatabase.port() + "/" + service.id()
                        + "?socketTimeoutMS=6000&connectTimeoutMS=2000&serverSelectionTimeoutMS=3000&maxPoolSize=20");
        properties.put("NATS_URL", "nats://" + Ports.LOOPBACK + ":" + toBroker.port());
        properties.put("NATS_STREAM_REPLICAS", Integer.toString(brokers.size()));
        properties.put("EVENTS_TRANSPORT", config.transport());
        properties.put("NATS_CLIENT_ID", name);
        properties.put("JWT_KEY", "a-key-for-this-run-only-with-enough-bytes");
        properties.put("BOOTSTRAP_ADMIN_EMAIL", ADMIN);
        properties.put("BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        properties.put("RATE_LIMIT_ENABLED", "false");
        properties.put("IMAGES_DIR", config.folder().resolve("images").toString());
        properties.put("EMAIL_HOST", Ports.LOOPBACK);
        properties.put("EMAIL_PORT", Integer.toString(mailLink.port()));
        properties.put("EMAIL_TLS", "none");
        properties.put("server.tomcat.threads.max", "24");
        properties.put("server.tomcat.threads.min-spare", "2");
        properties.put("movers.auth.hashes-at-once", "2");
        // The waits of production, divided: a minute shall see what an hour sees there.
        properties.put("movers.events.ack-wait", "4s");
        properties.put("movers.events.retry-first", "200ms");
        properties.put("movers.events.wait-first", "40ms");
        properties.put("movers.events.retry-longest", "2s");
        properties.put("movers.events.park-after-attempts", "4");
        properties.put("movers.events.park-after", "4s");
        properties.put("movers.events.parked-retry-first", "1s");
        properties.put("movers.events.parked-retry-longest", "3s");
        properties.put("movers.events.parked-poll", "500ms");
        properties.put("movers.events.send-timeout", "2s");
        properties.put("movers.events.sweep-interval", "1s");
        properties.put("movers.events.sweep-age", "1s");
        properties.put("movers.fleet.sweep-interval", "1s");
        properties.put("movers.fleet.sweep-age", "1s");
        properties.put("movers.mails.lease", "5s");
        properties.put("movers.mails.unconfirmed-pause", "1s");
        properties.put("movers.mails.denied-pause", "1s");
        properties.put("movers.smtp.timeout", "2s");
        properties.put("movers.smtp.end-timeout", "2s");
        if (config.switchable()) {
            properties.put("chaos.switch", switchFile().toString());
        }
        return properties;
    }

    public List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /** The replicas of one service. */
    public List<Replica> replicas(ServiceName service) {
        return replicas.stream().filter(replica -> replica.service() == service).toList();
    }

    public Mails mails() {
        return mails;
    }

    public HostileSmtpServer smtp() {
        return smtp;
    }

    /** The broker, or the three of a cluster. */
    public List<BrokerProcess> brokers() {
        return brokers;
    }

    private Path switchFile() {
        return config.folder().resolve("switched-off");
    }

    /** Switches one mechanism off and all others on; an empty text for none. The services look once a second. */
    public void switchOff(String mechanism) {
        try {
            Files.writeString(switchFile(), mechanism);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Waiting.pause(SWITCH_MILLIS);
    }

    /** From its next start on, a kill of the database takes what it acknowledged last, or nothing. */
    public synchronized void loseCommits(boolean lose) {
        losesCommits = lose;
    }

    /** Kills the database and starts it again. */
    public synchronized void restartDatabase() {
        database.kill();
        database = startDatabase(databasePort);
    }

    /** Fills the database's disk, or frees it. */
    public void fillDisk(boolean full) {
        try {
            if (full) {
                Files.writeString(fullDisk, "");
            } else {
                Files.deleteIfExists(fullDisk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a broker and starts it with what it had stored a moment before. */
    public void restartWithoutItsLastWrites(BrokerProcess broker) {
        Path stored = broker.folder().resolve("jetstream");
        Path before = config.folder().resolve("broker-before");
        Folders.copy(stored, before);
        Waiting.pause(LOST_MILLIS);
        broker.kill();
        Folders.delete(stored);
        Folders.copy(before, stored);
        Folders.delete(before);
        broker.start();
    }

    /** A connection to the broker that no fault touches. */
    public Connection connectToBroker() throws IOException, InterruptedException {
        return Nats.connect(new Options.Builder()
                .servers(brokers.stream().map(BrokerProcess::url).toArray(String[]::new))
                .connectionTimeout(Duration.ofSeconds(5))
                .maxReconnects(0)
                .build());
    }

    /** A connection to the database that no fault touches. */
    public MongoClient connectToDatabase() {
        return MongoClients.create("mongodb://" + Ports.LOOPBACK + ":" + databasePort);
    }

    /** The database of one service. */
    public static MongoDatabase database(MongoClient client, ServiceName service) {
        return client.getDatabase(service.id());
    }

    /** Ends everything at once. */
    private void killAll() {
        replicas.forEach(replica -> {
            replica.resume();
            replica.kill();
        });
    }

    @Override
    public void close() {
        killAll();
        replicas.forEach(replica -> {
            replica.database().close();
            replica.broker().close();
            replica.web().close();
        });
        mailLink.close();
        smtp.close();
        brokers.forEach(broker -> {
            broker.kill();
            broker.close();
        });
        synchronized (this) {
            database.kill();
        }
    }
}
