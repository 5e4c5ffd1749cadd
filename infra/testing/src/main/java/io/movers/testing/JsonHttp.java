package io.movers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls a service on this machine with JSON. */
public final class JsonHttp {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String header;
    private final String prefix;

    private JsonHttp(int port, String basePath, String header, String prefix) {
        this.base = "http://127.0.0.1:" + port + basePath;
        this.header = header;
        this.prefix = prefix;
    }

    /** Sends sessions as a bearer token. */
    public static JsonHttp withBearer(int port, String basePath) {
        return new JsonHttp(port, basePath, "Authorization", "Bearer ");
    }

    /** Sends sessions as the browser's cookie. */
    public static JsonHttp withCookie(int port, String basePath) {
        return withCookie(port, basePath, "movers");
    }

    /** Sends sessions as a cookie with that name. */
    public static JsonHttp withCookie(int port, String basePath, String name) {
        return new JsonHttp(port, basePath, "Cookie", name + "=");
    }

    public Answer call(String method, String path, @Nullable String session, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (session != null) {
            request.header(header, prefix + session);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
