package io.movers.testing;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of a service. */
public record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public JsonNode body() {
        return JSON.readTree(response.body());
    }

    /** The id of the created or found document; fails if the body has none. */
    public String id() {
        if (status() >= 300) {
            throw new IllegalStateException(status() + " " + response.body());
        }
        return body().get("id").asString();
    }

    /** The message of the first error. */
    public String message() {
        return body().at("/errors/0/message").asString();
    }

    /** The token that the answer set; null if it set none. */
    public @Nullable String session() {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("movers="))
                .map(cookie -> cookie.substring("movers=".length(), cookie.indexOf(';')))
                .filter(token -> !token.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
