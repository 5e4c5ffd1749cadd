package io.movers.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as one person uses it: with their own cookies, and again a little later if the suite asks for that. */
final class Api {
    private static final int TRIES = 60;
    private static final long PAUSE_MILLIS = 250;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Api(String address) {
        this.address = address;
    }

    /** An answer that is no success. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    void signIn(String email, String password) {
        post("/api/users/signin", Map.of("email", email, "password", password));
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    JsonNode post(String path, Map<String, ?> body) {
        return call("POST", path, body);
    }

    JsonNode put(String path, Map<String, ?> body) {
        return call("PUT", path, body);
    }

    /** Tries again while another service has not heard yet of what was just created. */
    JsonNode postOnceKnown(String path, Map<String, ?> body) {
        for (int attempt = 1; ; attempt++) {
            try {
                return post(path, body);
            } catch (RefusedException e) {
                if (attempt == TRIES || (e.status() != 400 && e.status() != 404)) {
                    throw e;
                }
                pause(PAUSE_MILLIS);
            }
        }
    }

    private JsonNode call(String method, String path, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = send(request.build());
            if (isBusy(answer.statusCode()) && attempt < TRIES) {
                pause(1000 * answer.headers().firstValueAsLong("Retry-After").orElse(1));
                continue;
            }
            if (answer.statusCode() >= 300) {
                throw new RefusedException(
                        answer.statusCode(),
                        method + ' ' + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
        }
    }

    private static boolean isBusy(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No suite answers at " + request.uri() + ": start one with `make run`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals > 0) {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
