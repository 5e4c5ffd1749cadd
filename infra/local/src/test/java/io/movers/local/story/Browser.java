package io.movers.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's browser: sends JSON through the gateway and keeps the cookies that it receives. */
public final class Browser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger TURN = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> gateways;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(String gateway) {
        this(List.of(gateway));
    }

    /** A browser whose requests go to these gateways in turn. */
    public Browser(List<String> gateways) {
        this.gateways = gateways;
    }

    /** The same person with the same cookies, at another gateway. */
    Browser at(String gateway) {
        var other = new Browser(gateway);
        other.cookies.putAll(cookies);
        return other;
    }

    /** The local pages are the first one's. */
    private String gateway(String path) {
        return path.startsWith("/local/") ? gateways.get(0) : gateways.get(TURN.getAndIncrement() % gateways.size());
    }

    /** The answer to a request. */
    public record Answer(int status, JsonNode body) {
        /** Fails unless the status is this one. */
        public JsonNode is(int expected) {
            assertThat(status).as("answer: %s", body).isEqualTo(expected);
            return body;
        }

        public String message() {
            return body.at("/errors/0/message").asString();
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private Answer send(String method, String path, @Nullable String json) {
        String gateway = gateway(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(30))
                .header("Origin", gateway)
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            String body = response.body();
            return new Answer(response.statusCode(), JSON.readTree(body.isEmpty() ? "null" : body));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split(";");
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals);
        String value = parts[0].substring(equals + 1);
        if (value.isEmpty() || setCookie.contains("Max-Age=0") || setCookie.contains("1970")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
