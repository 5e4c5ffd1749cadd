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
 * A server in this JVM that speaks the MongoDB protocol, with its data in one file or in memory. Writes acknowledged in the
 * last {@value #COMMIT_DELAY_MILLIS} ms before a kill may be lost; {@link #commit()} saves them at once. A
 * {@linkplain #durable durable} server acknowledges only writes that are on the disk.
 */
public final class MongoServer implements AutoCloseable {
    static final int COMMIT_DELAY_MILLIS = 20;

    private static final int CACHE_MEGABYTES = 16;
    /** Tests of faults run for long, and grow a file of which the library's default would keep too little in memory. */
    private static final int CACHE_OF_FAULTY_MEGABYTES = 256;

    private static final long COMPACTED_FROM_BYTES = 32L * 1024 * 1024;
    private static final int COMPACTION_MILLIS = 1_000;

    private final H2Backend backend;
    private final de.bwaldvogel.mongo.MongoServer server;
    private final InetSocketAddress boundTo;

    private MongoServer(H2Backend backend, String address, int port) {
        this.backend = backend;
        this.server = new de.bwaldvogel.mongo.MongoServer(backend);
        server.bind(address, port);
        this.boundTo = server.getLocalAddress();
    }

    /** A server with its data in memory, on a free port. */
    public static MongoServer inMemory() {
        return inMemory(0);
    }

    /** A server with its data in memory that knows no user: it refuses every sign-in. Port 0 is a free one. */
    public static MongoServer refusingSignIns(int port) {
        requireFree(Ports.LOOPBACK, port);
        return new MongoServer(new RefusedSignIns(open(null)), Ports.LOOPBACK, port);
    }

    /** A server with its data in the file, on a free port. */
    public static MongoServer onDisk(Path file) {
        return onDisk(file, Ports.LOOPBACK, 0);
    }

    /** A server with its data in the file. Port 0 means any free port. */
    public static MongoServer onDisk(Path file, String address, int port) {
        requireFree(address, port);
        return new MongoServer(new EmbeddedBackend(open(file), COMMIT_DELAY_MILLIS), address, port);
    }

    /** A server with its data in the file that acknowledges only writes that are on the disk. Port 0 means any free port. */
    public static MongoServer durable(Path file, String address, int port) {
        requireFree(address, port);
        return new MongoServer(new DurableWrites(open(file)), address, port);
    }

    /**
     * A server with its data in the file, for tests of lost writes and full disks.
     *
     * @param commitDelayMillis writes acknowledged in that time before a kill may be lost; 0 loses nothing
     * @param full while this file exists, every write is refused as on a full disk
     */
    static MongoServer faulty(Path file, int port, int commitDelayMillis, Path full) {
        requireFree(Ports.LOOPBACK, port);
        return new MongoServer(
                new FaultyDisk(open(file, CACHE_OF_FAULTY_MEGABYTES), commitDelayMillis, full), Ports.LOOPBACK, port);
    }

    static MongoServer inMemory(int port) {
        requireFree(Ports.LOOPBACK, port);
        return new MongoServer(new EmbeddedBackend(open(null), COMMIT_DELAY_MILLIS), Ports.LOOPBACK, port);
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

    /** Writes everything acknowledged so far to the file. */
    public void commit() {
        backend.commit();
    }

    @Override
    public void close() {
        server.shutdownNow(); // also closes the backend
    }

    private static void requireFree(String address, int port) {
        if (port != 0) {
            Ports.requireFree(address, port);
        }
    }

    private static MVStore open(@Nullable Path file) {
        return open(file, CACHE_MEGABYTES);
    }

    /**
     * Opened here, because the backend would let the store commit when it likes. The library's own compaction moves data under those who read
     * it at that moment, who then fail; a large file is compacted before anybody reads it.
     */
    private static MVStore open(@Nullable Path file, int cacheMegabytes) {
        var builder = new MVStore.Builder()
                .autoCompactFillRate(0)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(cacheMegabytes);
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
        if (file != null && file.toFile().length() > COMPACTED_FROM_BYTES) {
            store.compactFile(COMPACTION_MILLIS);
        }
        return store;
    }

    /**
     * Runs a server in its own JVM. The arguments are {@code [file [port [durable | commit-delay-millis full-disk-file]]]}; without
     * a file the data is in memory. It prints its port, and ends when its standard input ends, so that it does not outlive the process that started it.
     */
    public static void main(String[] args) throws IOException {
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        MongoServer server;
        if (args.length == 0 || args[0].isEmpty()) {
            server = inMemory(port);
        } else if (args.length > 3) {
            server = faulty(Path.of(args[0]), port, Integer.parseInt(args[2]), Path.of(args[3]));
        } else if (args.length > 2) {
            server = durable(Path.of(args[0]), Ports.LOOPBACK, port);
        } else {
            server = onDisk(Path.of(args[0]), Ports.LOOPBACK, port);
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
