package io.movers.servers;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A MongoDB for tests that run on the embedded server unless they are asked to run elsewhere: {@code MOVERS_CONTAINERS=true} starts
 * {@value #IMAGE} in a container, {@code MOVERS_CONTAINERS=replica-set} the same as a replica set of one, and {@code MONGO_URI_BASE}
 * names a server that is there already. The names of its databases are its own, and closing it drops them.
 */
public final class RealMongo implements AutoCloseable {
    static final String IMAGE = "mongo:8";

    private static @Nullable MongoDBContainer container;

    private final String server;
    private final String options;
    private final String prefix;

    private RealMongo(String address) {
        int query = address.indexOf('?');
        String servers = query < 0 ? address : address.substring(0, query);
        int path = servers.indexOf('/', servers.indexOf("://") + 3);
        this.server = path < 0 ? servers : servers.substring(0, path);
        this.options = query < 0 ? "" : address.substring(query);
        this.prefix = (path < 0 ? "" : servers.substring(path + 1)) + "t"
                + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
    }

    /**
     * The MongoDB that the tests were asked to run on; empty if they were not.
     *
     * @param otherwise what is not tested on MongoDB itself then; it is printed
     */
    public static Optional<RealMongo> askedFor(String otherwise) {
        Optional<RealMongo> asked = askedFor(System.getenv());
        if (asked.isEmpty()) {
            System.out.println("NOT RUN: MOVERS_CONTAINERS and MONGO_URI_BASE are not set; " + otherwise
                    + " not tested on MongoDB itself.");
        }
        return asked;
    }

    static Optional<RealMongo> askedFor(Map<String, String> environment) {
        String containers = environment.getOrDefault("MOVERS_CONTAINERS", "");
        String given = environment.getOrDefault("MONGO_URI_BASE", "");
        return switch (containers) {
            case "true", "replica-set" -> Optional.of(new RealMongo(inContainer(containers.equals("replica-set"))));
            case "", "false" -> given.isBlank() ? Optional.empty() : Optional.of(new RealMongo(given.strip()));
            default ->
                throw new IllegalStateException(
                        "MOVERS_CONTAINERS is \"" + containers + "\"; it is true, replica-set or false");
        };
    }

    /** One for all tests of this JVM; Testcontainers removes it afterwards. */
    private static synchronized String inContainer(boolean replicaSet) {
        if (container == null) {
            MongoDBContainer starting = new MongoDBContainer(IMAGE);
            if (replicaSet) {
                starting.withReplicaSet();
            }
            starting.start();
            container = starting;
        }
        return container.getConnectionString();
    }

    /** What the address of each database begins with; the name and the options are appended: {@code mongodb://host:27017/t1-?w=1}. */
    public String uriBase() {
        return server + "/" + prefix + options;
    }

    /** The address of one database. */
    public String uri(String database) {
        return server + "/" + prefix + database + options;
    }

    /** Drops the databases. */
    @Override
    public void close() {
        try (MongoClient client = MongoClients.create(server + "/" + options)) {
            for (String database : client.listDatabaseNames()) {
                if (database.startsWith(prefix)) {
                    client.getDatabase(database).drop();
                }
            }
        }
    }
}
