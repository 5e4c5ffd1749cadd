package io.movers.resources;

import static org.awaitility.Awaitility.await;

import io.movers.common.events.Event;
import io.movers.common.events.EventJson;
import io.movers.common.events.Subject;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.models.ReplicaState;
import io.movers.common.security.SessionTokens;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, with a real broker and a real MongoDB-protocol server; and what its tests say to it. */
public final class RunningFleet implements AutoCloseable {
    public static final String JWT_KEY = "a-key-for-tests-only-with-enough-bytes";
    private static final JsonMapper JSON = new JsonMapper();

    public final ConfigurableApplicationContext context;
    private final List<AutoCloseable> servers;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String admin;

    private RunningFleet(List<AutoCloseable> servers, ConfigurableApplicationContext context) {
        this.servers = servers;
        this.context = context;
        this.admin = session("admin", new ObjectId().toHexString(), null);
    }

    /** The service alone, with servers of its own. @param configuration classes with further beans */
    public static RunningFleet start(List<Class<?>> configuration, String... properties) {
        MongoServer mongo = MongoServer.inMemory();
        NatsServer nats = NatsServer.start(temporary("nats"));
        return new RunningFleet(
                List.of(nats, mongo), run(mongo.uri("resources"), nats.url(), configuration, properties));
    }

    public static RunningFleet start(String... properties) {
        return start(List.of(), properties);
    }

    /** A further replica of the service, on servers that are there. */
    public static RunningFleet replica(String mongoUri, String natsUrl, String... properties) {
        return replica(mongoUri, natsUrl, List.of(), properties);
    }

    /** The same with further beans. */
    public static RunningFleet replica(
            String mongoUri, String natsUrl, List<Class<?>> configuration, String... properties) {
        return new RunningFleet(List.of(), run(mongoUri, natsUrl, configuration, properties));
    }

    static ConfigurableApplicationContext run(
            String mongoUri, String natsUrl, List<Class<?>> configuration, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=0",
                "--MANAGEMENT_PORT=-1",
                "--BIND_ADDRESS=127.0.0.1",
                "--MONGO_URI=" + mongoUri,
                "--NATS_URL=" + natsUrl,
                "--JWT_KEY=" + JWT_KEY,
                "--COOKIE_SECURE=false",
                "--RATE_LIMIT_ENABLED=false",
                "--IMAGES_DIR=" + temporary("images"),
                "--movers.events.retry-first=50ms",
                "--logging.level.root=warn",
                "--logging.level.de.bwaldvogel=error",
                "--logging.level.org.springdoc=error",
                "--logging.level.org.springframework.core.events=error"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        List<Class<?>> sources = new ArrayList<>(List.of(ResourcesApplication.class));
        sources.addAll(configuration);
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(arguments.toArray(String[]::new));
    }

    static Path temporary(String name) {
        try {
            Path directory = Files.createTempDirectory("fleet-" + name);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public MongoTemplate mongo() {
        return bean(MongoTemplate.class);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    /** A session of somebody of that role and company. */
    public String session(String role, String id, String client) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("id", id);
        claims.put("email", role + "@movers.test");
        claims.put("role", role);
        claims.put("status", "active");
        claims.put("client", client);
        return bean(SessionTokens.class).issue(claims);
    }

    /** An employee of that company. */
    public String employee(String client) {
        return session("user", new ObjectId().toHexString(), client);
    }

    public Answer asAdmin(String method, String path, Object body) {
        return call(method, path, admin, body);
    }

    public Answer call(String method, String path, String session, Object body) {
        return call(http, port(), method, path, session, body);
    }

    public static Answer call(HttpClient http, int port, String method, String path, String session, Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/resources" + path));
        if (session != null) {
            request.header("Authorization", "Bearer " + session);
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

    /** Sends an event as another service of ours would. */
    public void publish(Subject<?> subject, Event event) {
        publish(subject, event, new ObjectId().toHexString());
    }

    /** The same with a given event id. */
    public void publish(Subject<?> subject, Event event, String eventId) {
        publish(subject, event, eventId, ReplicaState.FULL);
    }

    /** Sends an event as a service of the original would. */
    public void publishPartial(Subject<?> subject, Event event) {
        publish(subject, event, new ObjectId().toHexString(), ReplicaState.PARTIAL);
    }

    private void publish(Subject<?> subject, Event event, String eventId, ReplicaState state) {
        Envelope envelope = new Envelope(
                eventId,
                subject.name(),
                event.id(),
                bean(EventJson.class).write(event).getBytes(StandardCharsets.UTF_8),
                state,
                null,
                Instant.now());
        // The service connects in the background; until then it cannot send.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> {
                    bean(Transport.class).send(envelope).get(10, TimeUnit.SECONDS);
                    return true;
                });
    }

    /** A type of that name, with two components. */
    public String type(String name, double checkupTime, double kmToMaintenance) {
        String id = asAdmin("POST", "/resource-types", typeBody(name, checkupTime, kmToMaintenance))
                .id();
        for (String component : List.of("Frenos", "Cadena")) {
            asAdmin(
                    "POST",
                    "/resource-types/" + id + "/components",
                    Map.of(
                            "name",
                            component,
                            "componentBrand",
                            "Shimano",
                            "componentModel",
                            "X1",
                            "regularCondition",
                            Map.of("disables", false, "ticket", false),
                            "badCondition",
                            Map.of("disables", true, "ticket", true)));
        }
        return id;
    }

    public static Map<String, Object> typeBody(String name, double checkupTime, double kmToMaintenance) {
        return Map.of(
                "type",
                name,
                "brand",
                "GW",
                "model",
                "2021",
                "measureIndicators",
                true,
                "checkupTime",
                checkupTime,
                "kmToMaintenance",
                kmToMaintenance,
                "photo",
                "https://cdn.test/bici.png");
    }

    /** A resource of that type, in the office Norte of that company. */
    public String resource(String type, String reference, String client) {
        return asAdmin("POST", "", resourceBody(type, reference, client)).id();
    }

    public static Map<String, Object> resourceBody(String type, String reference, String client) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("reference", reference);
        body.put("qrCode", "placeholder");
        body.put("lockerPassword", 1234);
        body.put("client", client);
        body.put("office", "Norte");
        body.put("loanTime", 60);
        return body;
    }

    @Override
    public void close() throws Exception {
        context.close();
        for (AutoCloseable server : servers) {
            server.close();
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

        public String id() {
            if (status() >= 300) {
                throw new IllegalStateException(status() + " " + response.body());
            }
            return body().get("id").asString();
        }

        public String message() {
            return body().at("/errors/0/message").asString();
        }
    }
}
