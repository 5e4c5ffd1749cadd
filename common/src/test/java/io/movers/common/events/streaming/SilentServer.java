package io.movers.common.events.streaming;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Speaks just enough of the NATS protocol to accept connections. It does not know NATS Streaming, so requests stay unanswered. */
final class SilentServer implements AutoCloseable {
    private static final String GREETING =
            "INFO {\"server_id\":\"silent\",\"version\":\"2.9.0\",\"proto\":1,\"headers\":true,\"max_payload\":1048576}\r\n";

    final List<Instant> connections = new CopyOnWriteArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch left = new CountDownLatch(1);

    private final ServerSocket socket;
    private final boolean greets;

    private SilentServer(boolean greets) {
        this.greets = greets;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "silent-server");
        thread.setDaemon(true);
        thread.start();
    }

    static SilentServer start() {
        return new SilentServer(true);
    }

    /** A server that closes each connection at once. */
    static SilentServer hangingUp() {
        return new SilentServer(false);
    }

    String url() {
        return "nats://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    connections.add(Instant.now());
                    if (greets) {
                        talk(client);
                        left.countDown();
                    }
                }
            }
        } catch (IOException e) {
            left.countDown(); // closed
        }
    }

    private void talk(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(GREETING.getBytes(StandardCharsets.UTF_8));
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("PING")) {
                out.write("PONG\r\n".getBytes(StandardCharsets.UTF_8));
            } else if (line.startsWith("PUB")) {
                asked.countDown();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
