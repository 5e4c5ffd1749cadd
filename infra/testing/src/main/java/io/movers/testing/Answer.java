package io.movers.testing;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. */
public record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public JsonNode body() {
        return JSON.readTree(response.body());
    }

    /** The id of what was made or found; fails when nothing was. */
    public String id() {
        if (status() >= 300) {
            throw new IllegalStateException(status() + " " + response.body());
        }
        return body().get("id").asString();
    }

    /** What the first error says. */
    public String message() {
        return body().at("/errors/0/message").asString();
    }

    /** The token that it set; null when it set none. */
    public @Nullable String session() {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("movers="))
                .map(cookie -> cookie.substring("movers=".length(), cookie.indexOf(';')))
                .filter(token -> !token.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
