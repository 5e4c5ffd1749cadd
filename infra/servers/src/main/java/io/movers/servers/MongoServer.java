package io.movers.servers;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks the MongoDB protocol, in this JVM, with its data in one file or in memory. What was acknowledged
 * in the last {@value #COMMIT_DELAY_MILLIS} ms before a kill may be lost; {@link #commit()} writes it at once.
 */
public final class MongoServer implements AutoCloseable {
    static final int COMMIT_DELAY_MILLIS = 20;

    private final H2Backend backend;
    private final de.bwaldvogel.mongo.MongoServer server;
    private final InetSocketAddress boundTo;

    private MongoServer(H2Backend backend, String address, int port) {
        this.backend = backend;
        this.server = new de.bwaldvogel.mongo.MongoServer(backend);
        server.bind(address, port);
        this.boundTo = server.getLocalAddress();
    }

    private static MongoServer start(@Nullable Path file, String address, int port) {
        requireFree(address, port);
        // The backend opens its store with a commit delay of a second; so we open it.
        return new MongoServer(new GuardedLookups(open(file)), address, port);
    }

    private static void requireFree(String address, int port) {
        if (port != 0) {
            Ports.requireFree(address, port);
        }
    }

    /** A server with its data in memory, on a free port. */
    public static MongoServer inMemory() {
        return start(null, Ports.LOOPBACK, 0);
    }

    /** A server with its data in the file, on a free port. */
    public static MongoServer onDisk(Path file) {
        return onDisk(file, Ports.LOOPBACK, 0);
    }

    /** A server with its data in the file. Port 0 is a free one. */
    public static MongoServer onDisk(Path file, String address, int port) {
        return start(file, address, port);
    }

    /**
     * A server with its data in the file, for tests of lost writes and full disks.
     *
     * @param commitDelayMillis what was acknowledged in that time before a kill may be lost; 0 loses nothing
     * @param full while this file exists, every write is refused as on a full disk
     */
    static MongoServer faulty(Path file, int port, int commitDelayMillis, Path full) {
        requireFree(Ports.LOOPBACK, port);
        return new MongoServer(new FaultyDisk(open(file), commitDelayMillis, full), Ports.LOOPBACK, port);
    }

    static MongoServer inMemory(int port) {
        return start(null, Ports.LOOPBACK, port);
    }

    public int port() {
        return boundTo.getPort();
    }

    /** The address without a database: {@code mongodb://127.0.0.1:27017}. */
    public String uri() {
        return "mongodb://" + boundTo.getAddress().getHostAddress() + ":" + port();
    }

    /** The address of one database. */
    public String uri(String database) {
        return uri() + "/" + database;
    }

    /** Writes to the file what was acknowledged so far. */
    public void commit() {
        backend.commit();
    }

    @Override
    public void close() {
        server.shutdownNow(); // closes the backend too
    }

    private static MVStore open(@Nullable Path file) {
        var builder = new MVStore.Builder();
        if (file != null) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            builder.fileName(file.toString());
        }
        MVStore store;
        try {
            store = builder.open();
        } catch (MVStoreException e) {
            throw new IllegalStateException("The database file " + file + " cannot be opened: " + e.getMessage(), e);
        }
        store.setAutoCommitDelay(COMMIT_DELAY_MILLIS);
        return store;
    }

    /**
     * A server in a JVM of its own: {@code [file [port [commit-delay-millis full-disk-file]]]}, else in memory. It prints
     * its port, and ends with its standard input, so that it does not outlive the process that started it.
     */
    public static void main(String[] args) throws IOException {
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        MongoServer server;
        if (args.length > 3) {
            server = faulty(Path.of(args[0]), port, Integer.parseInt(args[2]), Path.of(args[3]));
        } else if (args.length > 0 && !args[0].isEmpty()) {
            server = onDisk(Path.of(args[0]), Ports.LOOPBACK, port);
        } else {
            server = inMemory(port);
        }
        System.out.println(ChildJvm.READY + server.port());
        System.out.flush();
        while (System.in.read() != -1) {
            // wait for the end
        }
        server.close();
        System.exit(0);
    }
}
