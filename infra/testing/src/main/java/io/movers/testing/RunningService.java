package io.movers.testing;

import static org.awaitility.Awaitility.await;

import io.movers.common.events.Event;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.Subject;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.security.Companies;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.session.SessionGate;
import io.movers.servers.TargetFolders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service and the calls that tests make to it. A service's subclass adds what only its tests need. */
public abstract class RunningService implements AutoCloseable {
    public static final String JWT_KEY = "a-key-for-tests-only-with-enough-bytes";

    public final ConfigurableApplicationContext context;
    private final @Nullable Servers servers;
    private final JsonHttp http;

    /**
     * Starts the service with its own servers, which stop with it.
     *
     * @param http makes the HTTP client from the service's port
     * @param sources the service's application, and classes with further beans
     * @param properties further properties, which override others
     */
    protected RunningService(
            Servers servers,
            String database,
            IntFunction<JsonHttp> http,
            List<Class<?>> sources,
            String... properties) {
        this.servers = servers;
        this.context = run(servers.mongo().uri(database), servers.nats().url(), sources, properties);
        this.http = http.apply(port());
    }

    /**
     * Uses a service on servers that the caller manages.
     *
     * @param context see {@link #run}
     */
    protected RunningService(ConfigurableApplicationContext context, IntFunction<JsonHttp> http) {
        this.servers = null;
        this.context = context;
        this.http = http.apply(port());
    }

    /**
     * Starts a service on free ports.
     *
     * @param sources the service's application, and classes with further beans
     * @param properties further properties, which override others
     */
    public static ConfigurableApplicationContext run(
            String mongoUri, String natsUrl, List<Class<?>> sources, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=0",
                "--MANAGEMENT_PORT=-1",
                "--BIND_ADDRESS=127.0.0.1",
                "--MONGO_URI=" + mongoUri,
                "--NATS_URL=" + natsUrl,
                "--JWT_KEY=" + JWT_KEY,
                "--COOKIE_SECURE=false",
                "--IMAGES_DIR=" + TargetFolders.temporary("images"),
                "--movers.events.retry-first=50ms",
                "--movers.events.wait-first=50ms",
                "--logging.level.root=warn",
                "--logging.level.de.bwaldvogel=error",
                "--logging.level.org.springframework.core.events=error"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(arguments.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The bean of that name, for types of which there are several. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Lets the next requests read their accounts and companies, as if the last ones were more than a second ago. */
    public void forgetCallers() {
        bean(SessionGate.class).forget(null);
        bean(Companies.class).forget();
    }

    public MongoTemplate mongo() {
        return bean(MongoTemplate.class);
    }

    public final int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A session of a user with that role and, unless null, company. */
    public String session(String role, String id, @Nullable String client) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
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

    public Answer call(String method, String path, @Nullable String session, @Nullable Object body) {
        return http.call(method, path, session, body);
    }

    /** Stands for the other services on the broker; only for a service with its own servers. */
    public Bus bus() {
        return Objects.requireNonNull(servers).bus();
    }

    /** The published events about that aggregate, in order. */
    public List<JsonNode> published(Subject<?> subject, String id) {
        return bus().published(subject.name(), id);
    }

    /** Sends an event as another one of our services would. */
    public void publish(Subject<?> subject, Event event) {
        publish(subject, event, new ObjectId().toHexString());
    }

    /** Does the same with a given event id. */
    public void publish(Subject<?> subject, Event event, String eventId) {
        publish(subject, event, eventId, ReplicaState.FULL);
    }

    /** Sends an event as a Node service would. */
    public void publishPartial(Subject<?> subject, Event event) {
        publish(subject, event, new ObjectId().toHexString(), ReplicaState.PARTIAL);
    }

    private void publish(Subject<?> subject, Event event, String eventId, ReplicaState state) {
        send(subject, event.id(), bean(EventJson.class).write(event), eventId, state);
    }

    /** Sends an event with exactly these fields, {@code id} among them. */
    public void publish(Subject<?> subject, Map<String, ?> data, ReplicaState state) {
        String id = String.valueOf(data.get("id"));
        send(subject, id, new JsonMapper().writeValueAsString(data), new ObjectId().toHexString(), state);
    }

    private void send(Subject<?> subject, String aggregateId, String json, String eventId, ReplicaState state) {
        Envelope envelope = new Envelope(
                eventId,
                subject.name(),
                aggregateId,
                json.getBytes(StandardCharsets.UTF_8),
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

    @Override
    public void close() {
        context.close();
        if (servers != null) {
            servers.close();
        }
    }
}
