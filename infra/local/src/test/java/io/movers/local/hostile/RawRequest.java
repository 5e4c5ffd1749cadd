package io.movers.local.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is sent exactly as written, on its own connection. */
record RawRequest(String method, String target, String headers, byte[] body) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SHOWN = 300;
    private static final int MAX_ANSWER = 1 << 20;

    /** @param status zero if the connection ended without an answer */
    record Answer(int status, String text) {

        boolean isFailure() {
            boolean busy =
                    status == 503 && text.toLowerCase(java.util.Locale.ROOT).contains("retry-after:");
            return status >= 500 && !busy;
        }
    }

    static RawRequest of(String method, String target, @Nullable String session, byte @Nullable [] body) {
        String headers = "Connection: close\r\n"
                + (session == null ? "" : "Cookie: movers=" + session + "; express:sess=1\r\n")
                + (body == null ? "" : "Content-Type: application/json\r\n");
        return new RawRequest(method, target, headers, body == null ? new byte[0] : body);
    }

    RawRequest withHeader(String line) {
        return new RawRequest(method, target, headers + line + "\r\n", body);
    }

    Answer send(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            String host = headers.contains("Host:") ? "" : "Host: localhost\r\n";
            String length = body.length == 0 && method.equals("GET") || headers.contains("Transfer-Encoding")
                    ? ""
                    : "Content-Length: " + body.length + "\r\n";
            byte[] head = (method + " " + target + " HTTP/1.1\r\n" + host + headers + length + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            try {
                socket.getOutputStream().write(head);
                socket.getOutputStream().write(body);
            } catch (IOException e) {
                // Refused before everything was sent; there may still be an answer.
            }
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try {
            int read;
            while ((read = in.read(chunk)) >= 0 && answer.size() < MAX_ANSWER) {
                answer.write(chunk, 0, read);
            }
        } catch (java.net.SocketException e) {
            // Connection reset: the part received so far is the answer.
        }
        String text = answer.toString(StandardCharsets.UTF_8);
        int status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        return new Answer(status, text);
    }

    @Override
    public String toString() {
        String sent = new String(body, StandardCharsets.UTF_8);
        return method + " " + shown(target) + " "
                + shown(headers.replaceAll("movers=[^;]+", "movers=…").replace("\r\n", "; ")) + " " + sent.length()
                + ": " + shown(sent);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + ")";
    }
}
