package io.movers.local.console;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks the management port of a service. */
final class Actuator {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final JsonMapper json = new JsonMapper();

    /** Returns the answer, whatever its status; null if there is none. */
    @Nullable JsonNode get(ConsoleSource.ServiceAddress service, String path) {
        return answer(request(service, path).GET());
    }

    @Nullable JsonNode post(ConsoleSource.ServiceAddress service, String path, String body) {
        return answer(request(service, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Nullable JsonNode delete(ConsoleSource.ServiceAddress service, String path) {
        return answer(request(service, path).DELETE());
    }

    /** The value of a meter; null if it has none. */
    @Nullable Double meter(ConsoleSource.ServiceAddress service, String name) {
        JsonNode value = get(service, "metrics/" + name);
        return value == null
                        || !value.path("measurements").path(0).path("value").isNumber()
                ? null
                : value.path("measurements").path(0).path("value").doubleValue();
    }

    /** Whether the service answers on its own port that it is well. */
    boolean isHealthy(ConsoleSource.ServiceAddress service) {
        if (service.health() == null) {
            return false;
        }
        String address = "http://%s:%d%s".formatted(service.host(), service.port(), service.health());
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(address))
                                            .timeout(LIMIT)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(ConsoleSource.ServiceAddress service, String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://%s:%d/actuator/%s".formatted(service.host(), service.managementPort(), path)))
                .timeout(LIMIT);
    }

    private @Nullable JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.body().isEmpty() ? JsonNodeFactory.instance.objectNode() : json.readTree(response.body());
        } catch (IOException | JacksonException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
