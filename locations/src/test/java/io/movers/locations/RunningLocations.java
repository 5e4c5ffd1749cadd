package io.movers.locations;

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
import io.movers.servers.queries.RecordedQueries;
import io.nats.client.Connection;
import io.nats.client.Nats;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, with a real broker and a real MongoDB-protocol server; and what its tests say to it. */
public final class RunningLocations implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    public final ConfigurableApplicationContext context;
    private final MongoServer mongo = MongoServer.inMemory();
    private final NatsServer nats = NatsServer.start(temporary("nats"));
    private final Connection bus;
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    public RunningLocations() throws Exception {
        bus = Nats.connect(nats.url());
        bus.createDispatcher(message -> published.add(new Published(
                        message.getSubject(), JSON.readTree(new String(message.getData(), StandardCharsets.UTF_8)))))
                .subscribe("movers.>");
        context = new SpringApplicationBuilder(LocationsApplication.class, Recording.class)
                .run(
                        "--PORT=0",
                        "--MANAGEMENT_PORT=-1",
                        "--BIND_ADDRESS=127.0.0.1",
                        "--MONGO_URI=" + mongo.uri("locations"),
                        "--NATS_URL=" + nats.url(),
                        "--JWT_KEY=a-key-for-tests-only-with-enough-bytes",
                        "--COOKIE_SECURE=false",
                        "--IMAGES_DIR=" + temporary("images"),
                        "--movers.events.retry-first=50ms",
                        "--logging.level.root=warn",
                        "--logging.level.de.bwaldvogel=error",
                        "--logging.level.org.springframework.core.events=error");
    }

    /** Lets tests see what is asked of the database. */
    @Configuration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        RecordedQueries recordedQueries() {
            return new RecordedQueries();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer recording(RecordedQueries queries) {
            return settings -> settings.addCommandListener(queries);
        }
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory("locations-" + name);
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

    /** What went over the bus about that aggregate, in order. */
    public List<JsonNode> published(Subject<?> subject, String id) {
        String token = "movers." + subject.name().replace(':', '.');
        return published.stream()
                .filter(event -> event.subject().equals(token))
                .map(Published::data)
                .filter(data -> data.get("id").asString().equals(id))
                .toList();
    }

    private record Published(String subject, JsonNode data) {}

    /** A session of somebody of that role and, if any, company. */
    public String session(String role, String id, String client) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("id", id);
        claims.put("email", role + "@movers.test");
        claims.put("role", role);
        claims.put("status", "active");
        claims.put("client", client);
        return bean(SessionTokens.class).issue(claims);
    }

    public String session(String role) {
        return session(role, new ObjectId().toHexString(), null);
    }

    public Answer call(String method, String path, String session, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + context.getEnvironment().getProperty("local.server.port") + "/api/locations" + path));
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
        Envelope envelope = new Envelope(
                new ObjectId().toHexString(),
                subject.name(),
                event.id(),
                bean(EventJson.class).write(event).getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                null,
                Instant.now());
        // The broker is connected some time after the start.
        await().ignoreExceptions().until(() -> {
            bean(Transport.class).send(envelope).get(10, TimeUnit.SECONDS);
            return true;
        });
    }

    @Override
    public void close() throws Exception {
        context.close();
        bus.close();
        nats.close();
        mongo.close();
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
