package io.movers.local.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Sends the requests as recorded, without following redirects and with the given cookies only. */
final class Http {
    private static final Pattern SESSION = Pattern.compile("(?:__Host-)?movers=[^;]*");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Function<String, String> baseOf;
    private final Observer observer;
    private final Repetition repetition;

    /** @param baseOf the base URL of a path */
    Http(Function<String, String> baseOf) {
        this(baseOf, (method, path, answer) -> {});
    }

    /**
     * @param baseOf the base URL of a path
     * @param observer sees every answer
     */
    Http(Function<String, String> baseOf, Observer observer) {
        this(baseOf, observer, (method, path) -> Optional.empty());
    }

    /**
     * @param baseOf the base URL of a path
     * @param observer sees every answer
     * @param repetition sends requests twice
     */
    Http(Function<String, String> baseOf, Observer observer, Repetition repetition) {
        this.baseOf = baseOf;
        this.observer = observer;
        this.repetition = repetition;
    }

    /** Decides which requests are sent with a key and repeated, as if their first answer had been lost. */
    @FunctionalInterface
    interface Repetition {
        /** What happens between the two requests; empty if the request is not repeated. */
        Optional<Runnable> between(String method, String path);
    }

    /** Sees answers. */
    @FunctionalInterface
    interface Observer {
        void answered(String method, String path, Answer answer);
    }

    /** @param body the JSON, or the text if it is not JSON; missing if there is no body */
    record Answer(int status, String contentType, HttpHeaders headers, byte[] bytes, JsonNode body) {

        /** The session cookie that this answer sets; the empty text if the answer clears it. */
        Optional<String> session() {
            return headers.allValues("set-cookie").stream()
                    .map(cookie -> cookie.split(";", 2)[0])
                    .filter(pair -> SESSION.matcher(pair).matches())
                    .findFirst();
        }

        boolean setsSession() {
            return session().filter(pair -> pair.contains(".")).isPresent();
        }

        boolean clearsSession() {
            return session().filter(pair -> !pair.contains(".")).isPresent();
        }
    }

    Answer get(String path) {
        return send("GET", path, Map.of(), Optional.empty());
    }

    Answer send(String method, String path, Map<String, String> headers, Optional<String> body) {
        String url = path.startsWith("http") ? path : baseOf.apply(path) + escape(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        Optional<Runnable> between = repetition.between(method, path);
        if (between.isPresent()) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        request.method(
                method, body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        try {
            if (between.isPresent()) {
                client.send(request.build(), HttpResponse.BodyHandlers.discarding());
                between.get().run();
            }
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String contentType = response.headers()
                    .firstValue("content-type")
                    .map(type -> type.toLowerCase(Locale.ROOT).replace(" ", ""))
                    .orElse("");
            Answer answer = new Answer(
                    response.statusCode(),
                    contentType,
                    response.headers(),
                    response.body(),
                    body(contentType, response.body()));
            observer.answered(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(String contentType, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (contentType.contains("json")) {
            try {
                return Json.parse(text);
            } catch (JacksonException e) {
                return Json.text(text);
            }
        }
        return Json.text(text);
    }

    /** Characters that a browser would escape, too. */
    private static String escape(String path) {
        StringBuilder escaped = new StringBuilder();
        for (char c : path.toCharArray()) {
            if (List.of('[', ']', ' ', '"', '{', '}').contains(c)) {
                escaped.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
