package io.movers.auth;

import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, with a real broker and a real MongoDB-protocol server. */
public final class RunningAuth implements AutoCloseable {
    public static final String ADMIN_EMAIL = "root@movers.test";
    public static final String ADMIN_PASSWORD = "root-secret";

    private static final JsonMapper JSON = new JsonMapper();

    public final MongoServer mongo;
    public final NatsServer nats;
    public final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningAuth(MongoServer mongo, NatsServer nats, List<String> properties) {
        this.mongo = mongo;
        this.nats = nats;
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=0",
                "--MANAGEMENT_PORT=-1",
                "--BIND_ADDRESS=127.0.0.1",
                "--MONGO_URI=" + mongo.uri("auth"),
                "--NATS_URL=" + nats.url(),
                "--JWT_KEY=a-key-for-tests-only-with-enough-bytes",
                "--COOKIE_SECURE=false",
                "--RATE_LIMIT_ENABLED=false",
                "--IMAGES_DIR=" + temporary("images"),
                "--BOOTSTRAP_ADMIN_EMAIL=" + ADMIN_EMAIL,
                "--BOOTSTRAP_ADMIN_PASSWORD=" + ADMIN_PASSWORD,
                "--movers.events.retry-first=50ms",
                "--logging.level.root=warn"));
        properties.forEach(property -> arguments.add("--" + property));
        this.context = new SpringApplicationBuilder(AuthApplication.class).run(arguments.toArray(String[]::new));
    }

    public static RunningAuth start(String... properties) {
        return new RunningAuth(MongoServer.inMemory(), NatsServer.start(temporary("nats")), List.of(properties));
    }

    /** On a database that holds something already, and that stays. */
    public static RunningAuth startWith(MongoServer mongo) {
        return new RunningAuth(mongo, NatsServer.start(temporary("nats")), List.of());
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory("auth-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The session of whoever signs in. */
    public String signIn(String email, String password) {
        Answer answer = call("POST", "/api/users/signin", null, Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body().toString());
        }
        return answer.session();
    }

    public String admin() {
        return signIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    public Answer call(String method, String path, String session, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path));
        if (session != null) {
            request.header("Cookie", "movers=" + session);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the service answered. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        public String message() {
            return body().at("/errors/0/message").asString();
        }

        /** The token that it set; null when it set none. */
        public String session() {
            return response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("movers="))
                    .map(cookie -> cookie.substring("movers=".length(), cookie.indexOf(';')))
                    .filter(token -> !token.isEmpty())
                    .findFirst()
                    .orElse(null);
        }
    }

    public static Map<String, Object> signUp(String email) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("email", email);
        body.put("password", "secret1");
        body.put("firstName", "Ana");
        body.put("lastName", "Ruiz");
        body.put("client", "Acme");
        body.put("office", "Sede Norte");
        body.put("mainTransportationMethod", "Moto");
        body.put("secondaryTransportationMethod", "Caminando");
        body.put("termsDate", true);
        body.put("comodatoDate", true);
        return body;
    }

    @Override
    public void close() {
        context.close();
        nats.close();
        mongo.close();
    }
}
