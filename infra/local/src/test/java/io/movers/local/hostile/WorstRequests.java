package io.movers.local.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests to `auth` that cost the most. */
final class WorstRequests {

    static final String EMAIL = "boss@movers.test";
    static final String PASSWORD = "secret-secret";

    private static final int MEBI = 1 << 20;

    private WorstRequests() {}

    /** One of four bodies that are large, and larger when parsed. */
    static RawRequest body(int which, String session) {
        return switch (which % 4) {
            case 0 ->
                post(
                        "/api/users/signin",
                        null,
                        "{\"email\":\"a@b.co\",\"password\":\"x\",\"x\":[" + fill("{},", 8 * MEBI) + "{}]}");
            case 1 ->
                post(
                        "/api/users/load-users",
                        session,
                        "{\"role\":\"user\",\"users\":[" + fill("1,", 8 * MEBI - 100) + "1]}");
            case 2 -> post("/api/users/archive-users", session, "{\"users\":[" + fill("{},", 8 * MEBI - 100) + "{}]}");
            default ->
                post(
                        "/api/users/domains",
                        session,
                        "{\"domains\":[" + fill("[],", 60_000) + "{}],\"x\":\"" + fill("x", 7 * MEBI) + "\"}");
        };
    }

    static RawRequest signIn() {
        return post("/api/users/signin", null, "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    /** The token in the answer to a sign-in. */
    static String session(RawRequest.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        return answer.text().replaceAll("(?s).*movers=([^;]+);.*", "$1");
    }

    /** Connections that have announced a body and sent its first byte. */
    static List<Socket> slowBodies(int count, int port) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            slow.add(socket);
            socket.getOutputStream()
                    .write(("POST /api/users/signin HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Content-Type: application/json\r\n"
                                    + "Content-Length: 50000\r\n\r\n"
                                    + "{")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        return slow;
    }

    /** Sends one more byte on each. */
    static void drip(List<Socket> slow) {
        for (Socket socket : slow) {
            try {
                socket.getOutputStream().write(' ');
            } catch (IOException e) {
                // Refused meanwhile.
            }
        }
    }

    static RawRequest post(String path, @Nullable String session, String body) {
        return RawRequest.of("POST", path, session, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String fill(String piece, int length) {
        return piece.repeat(length / piece.length());
    }
}
