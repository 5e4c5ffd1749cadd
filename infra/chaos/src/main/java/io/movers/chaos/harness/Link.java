package io.movers.chaos.harness;

import io.movers.servers.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on the way to a server, or to any one of several alike. It can be slow, lose what the client says, and cut the
 * line.
 */
public final class Link implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final long STACK_BYTES = 128 * 1024;

    private enum Mode {
        OPEN,
        SLOW,
        MUTE,
        CUT
    }

    private final String name;
    private final int[] targets;
    private final AtomicInteger connected = new AtomicInteger();
    private final ServerSocket socket;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.OPEN;
    private volatile long delayMillis;

    /**
     * Opens a proxy on a free port.
     *
     * @param name what it links
     * @param targets the ports of the servers; each connection goes to the next of them that takes it
     */
    public Link(String name, int... targets) {
        this.name = name;
        this.targets = targets.clone();
        try {
            this.socket = new ServerSocket(Ports.free(), 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept, "accept");
    }

    /** Where clients connect. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Passes everything on, at once. Connections that have lost something are closed. */
    public void open() {
        mode = Mode.OPEN;
        connections.stream().filter(connection -> connection.hasLost).forEach(Connection::close);
    }

    /** Passes everything on, later. */
    public void slow(long millis) {
        delayMillis = millis;
        mode = Mode.SLOW;
    }

    /** Loses what clients say; they hear the server. */
    public void mute() {
        mode = Mode.MUTE;
    }

    /** Closes all connections and refuses new ones. */
    public void cut() {
        mode = Mode.CUT;
        connections.forEach(Connection::close);
    }

    @Override
    public void close() {
        cut();
        closeQuietly(socket);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                if (mode == Mode.CUT) {
                    closeQuietly(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // Closed, or the client has gone again.
            }
        }
    }

    private void connect(Socket client) {
        thread(
                () -> {
                    Socket server = connectToServer();
                    if (server == null) {
                        closeQuietly(client);
                        return;
                    }
                    var connection = new Connection(client, server);
                    connections.add(connection);
                    if (mode == Mode.CUT) {
                        connection.close();
                        return;
                    }
                    thread(() -> connection.pump(server, client, false), "down");
                    connection.pump(client, server, true);
                },
                "up");
    }

    private @Nullable Socket connectToServer() {
        int first = connected.getAndIncrement();
        for (int i = 0; i < targets.length; i++) {
            int target = targets[Math.floorMod(first + i, targets.length)];
            var server = new Socket();
            try {
                server.setTcpNoDelay(true);
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_TIMEOUT_MILLIS);
                return server;
            } catch (IOException e) {
                closeQuietly(server);
            }
        }
        return null;
    }

    private void thread(Runnable work, String direction) {
        var thread = new Thread(null, work, "link-" + name + "-" + direction, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is of no use any more either way.
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean hasLost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, boolean up) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    if (mode == Mode.SLOW) {
                        Thread.sleep(delayMillis);
                    }
                    if (up && mode == Mode.MUTE) {
                        hasLost = true;
                    }
                    if (up && hasLost) {
                        if (mode != Mode.MUTE) {
                            break;
                        }
                        continue;
                    }
                    out.write(buffer, 0, length);
                    out.flush();
                }
            } catch (IOException e) {
                // One side has gone.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            close();
        }

        void close() {
            closeQuietly(client);
            closeQuietly(server);
            connections.remove(this);
        }
    }
}
