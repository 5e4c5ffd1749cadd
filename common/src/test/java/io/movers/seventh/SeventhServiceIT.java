package io.movers.seventh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.EventTooLargeException;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.common.security.SessionTokens;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a service gets from the dependency on common and one {@code @SpringBootApplication}. */
class SeventhServiceIT {
    @TempDir
    static Path dir;

    private static final Subject<DomainAuthorized> RENAMED =
            new Subject<>("topic:renamed", DomainAuthorized.class, false);
    private static final Subject<DomainAuthorized> MOVED = new Subject<>("topic:moved", DomainAuthorized.class, false);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static NatsServer nats;
    private static MongoServer mongo;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        nats = NatsServer.start(dir.resolve("nats"));
        mongo = MongoServer.inMemory();
        service = SeventhApplication.run(
                "--spring.profiles.active=source,copy",
                "--server.port=0",
                "--management.server.port=0",
                "--MONGO_URI=" + mongo.uri("seventh"),
                "--NATS_URL=" + nats.url(),
                "--JWT_KEY=0123456789abcdef0123456789abcdef");
    }

    @AfterAll
    static void stop() {
        service.close();
        mongo.close();
        nats.close();
    }

    @Test
    void aRouteIsGuardedValidatedStoredPublishedAndCopied() throws Exception {
        assertThat(post("{\"name\":\"x\"}", null).statusCode()).isEqualTo(401);
        assertThat(post("{\"name\":\"x\"}", token("user")).statusCode()).isEqualTo(403);
        HttpResponse<String> invalid = post("{}", token("admin"));
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(invalid.body()).isEqualTo("{\"errors\":[{\"message\":\"Name is required\",\"field\":\"name\"}]}");

        HttpResponse<String> created = post("{\"name\":\"seven\",\"text\":\"as in dwarfs\"}", token("admin"));
        assertThat(created.statusCode()).isEqualTo(201);
        String id = JSON.readTree(created.body()).path("id").asString();
        assertThat(get("/api/seventh/topics/" + id).body()).isEqualTo(created.body());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(copy("seven")).isNotNull());
    }

    @Test
    void anEventContinuesTheTraceOfTheRequestThatStoredItThoughNothingIsRecorded() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        TopicListener listener = service.getBean(TopicListener.class);

        send(creation("{\"name\":\"traced\",\"text\":\"\"}", token("admin"))
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(listener.seen)
                        .filteredOn(seen -> seen.name().equals("traced"))
                        .extracting(TopicListener.Seen::trace)
                        .contains(trace));
    }

    @Test
    void aggregateIsStoredOnlyByItsPublisherOrTheStore() {
        MongoTemplate template = service.getBean(MongoTemplate.class);
        Topic topic = new Topic("past the outbox", "");

        Stream.<ThrowingCallable>of(
                        () -> template.save(topic),
                        () -> template.insert(topic),
                        () -> template.insertAll(List.of(topic)),
                        () -> template.findAndReplace(new Query(), topic),
                        () -> template.bulkOps(BulkMode.ORDERED, Topic.class)
                                .insert(topic)
                                .execute())
                .forEach(write -> assertThatThrownBy(write)
                        .isInstanceOf(InvalidDataAccessApiUsageException.class)
                        .hasMessageContaining("Topic is an aggregate"));

        service.getBean(TopicPublisher.class).publish(topic);
        assertThat(template.findById(topic.getId(), Topic.class)).isNotNull();
    }

    @Test
    void severalEventsAreStoredInOneWriteAndSentInOrder() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Transport transport = service.getBean(Transport.class);
        for (Subject<DomainAuthorized> subject : List.of(RENAMED, MOVED)) {
            transport.subscribe(subject.name(), delivery -> {
                heard.add(delivery.envelope().subject());
                delivery.ack();
            });
        }
        Topic topic = new Topic("two events", "");

        service.getBean(TopicPublisher.class).publishWith(topic, List.of(publisher(RENAMED), publisher(MOVED)));

        assertThat(topic.getVersion()).isZero();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard).containsExactlyInAnyOrder("topic:renamed", "topic:moved"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(copy("two events")).isNotNull());
    }

    @Test
    void oneEventThatIsTooLargeKeepsTheOthersFromBeingStored() {
        Topic topic = new Topic("too large", "x".repeat(600_000));
        TopicPublisher publisher = service.getBean(TopicPublisher.class);

        assertThatThrownBy(() -> publisher.publishWith(topic, List.of(publisher(RENAMED))))
                .isInstanceOf(EventTooLargeException.class);

        assertThat(service.getBean(MongoTemplate.class)
                        .getCollection("topics")
                        .countDocuments(new Document("name", "too large")))
                .isZero();
    }

    private static Publisher<Topic, DomainAuthorized> publisher(Subject<DomainAuthorized> subject) {
        return new Publisher<>(subject, Topic.class, service.getBean(Outbox.class)) {
            @Override
            protected DomainAuthorized event(Topic topic) {
                return new DomainAuthorized(topic.getId(), topic.getVersion(), topic.name(), "", true, null);
            }
        };
    }

    private static Document copy(String name) {
        return service.getBean(MongoTemplate.class)
                .getCollection("topicCopies")
                .find(new Document("name", name))
                .first();
    }

    @Test
    void sessionOfAnArchivedAccountIsRefusedAlthoughTheServiceSaysNothingAboutAccounts() throws Exception {
        String id = new ObjectId().toHexString();
        String token = token(id, "admin");
        assertThat(post("{\"name\":\"before\"}", token).statusCode()).isEqualTo(201);

        service.getBean(Transport.class).send(archived(id));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(post("{}", token).statusCode()).isEqualTo(401));
    }

    private static Envelope archived(String id) {
        String state = """
                {"id":"%s","version":3,"email":"ada@meb.test","role":"admin","deletedAt":"2026-11-01T08:00:00.000Z"}""".formatted(id);
        return new Envelope(
                new ObjectId().toHexString(),
                "user:updated",
                id,
                state.getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                null,
                Instant.now());
    }

    @Test
    void healthIsOnTheServicesPathAndActuatorOnItsOwnPort() throws Exception {
        assertThat(get("/api/seventh/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(management("/actuator/prometheus").body())
                .contains("movers_outbox_pending", "movers_events_parked", "movers_outbox_oldest_seconds");
        assertThat(management("/actuator/events").body()).contains("\"parked\":0");
    }

    @Test
    void routesAndEventsAreDescribed() throws Exception {
        JsonNode routes = JSON.readTree(get("/api/seventh/docs.json").body());
        assertThat(routes.path("paths").has("/api/seventh/topics/{id}")).isTrue();
        JsonNode events = JSON.readTree(get("/api/seventh/docs/events.json").body());
        assertThat(events.at("/channels/topicStored/address").asString()).isEqualTo("movers.topic.stored");
        assertThat(events.at("/channels/topicStoredStreaming/address").asString())
                .isEqualTo("topic:stored");
        assertThat(events.at("/operations/sendTopicStored/action").asString()).isEqualTo("send");
        assertThat(events.at("/operations/receiveTopicStored/action").asString())
                .isEqualTo("receive");
        JsonNode properties = events.at("/components/schemas/DomainAuthorized/properties");
        assertThat(properties.propertyNames()).contains("id", "version", "domain", "client", "active");
    }

    @Test
    void unknownPathIsAnErrorInTheSuitesShape() throws Exception {
        HttpResponse<String> unknown = get("/api/seventh/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"errors\":[{\"message\":\"Not Found\"}]}");
        HttpResponse<String> malformed = get("/api/seventh/topics/1");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("Invalid id");
    }

    private static String token(String role) {
        return token("5fa000000000000000000001", role);
    }

    private static String token(String id, String role) {
        return service.getBean(SessionTokens.class).issue(Map.of("id", id, "email", "x@meb.test", "role", role));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base("local.server.port") + path)));
    }

    private static HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base("local.management.port") + path)));
    }

    private static HttpResponse<String> post(String body, String token) throws IOException, InterruptedException {
        return send(creation(body, token));
    }

    private static HttpRequest.Builder creation(String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base("local.server.port") + "/api/seventh/topics"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String base(String port) {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty(port);
    }
}
