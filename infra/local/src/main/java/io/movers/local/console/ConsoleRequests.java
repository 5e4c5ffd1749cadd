package io.movers.local.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may use the console: it shows mails and the administrator's password, and has no sign-in of its own. */
final class ConsoleRequests {
    /** A page from elsewhere whose name was made to point here has another host. */
    private static final Pattern OUR_HOST =
            Pattern.compile("(localhost|127[.]0[.]0[.]1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final long LONGEST_BODY = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private ConsoleRequests() {}

    /** The request is refused. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** @throws Refusal the request comes from another machine, or from a page of another site */
    static void requireThisMachine(Request request) {
        boolean local = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && isLoopback(remote.getAddress());
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (!local || host == null || !OUR_HOST.matcher(host).matches()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN_403, "The console answers on this machine only, at http://localhost");
        }
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    /** @throws Refusal a page of another site sends the request */
    static void requireOwnPage(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        boolean own =
                origin == null || origin.equals("http://" + request.getHeaders().get(HttpHeader.HOST));
        if (!own || type == null || !type.startsWith("application/json")) {
            throw new Refusal(HttpStatus.FORBIDDEN_403, "Only the console's own page may do this");
        }
    }

    /** @throws Refusal the body is no JSON, or too long */
    static JsonNode body(Request request) {
        if (request.getLength() > LONGEST_BODY || request.getLength() < 0) {
            throw new Refusal(HttpStatus.PAYLOAD_TOO_LARGE_413, "The request is too large");
        }
        try {
            return JSON.readTree(Content.Source.asString(request, StandardCharsets.UTF_8));
        } catch (java.io.IOException | JacksonException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST_400, "The body is not JSON");
        }
    }
}
