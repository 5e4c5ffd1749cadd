package io.movers.auth;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.models.UserRepository;
import io.movers.auth.services.SeedListService;
import io.movers.common.security.Role;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.Ports;
import io.movers.testing.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Start-up on taken-over and empty databases, and the limits on sign-in. */
class StartIT {
    @Test
    void nodeDatabaseIsTakenOverAtStart() {
        try (MongoServer mongo = MongoServer.inMemory();
                com.mongodb.client.MongoClient client = com.mongodb.client.MongoClients.create(mongo.uri())) {
            com.mongodb.client.MongoDatabase database = client.getDatabase("auth");
            database.getCollection("users")
                    .insertMany(List.of(
                            original("first@acme.test", "user"),
                            original("First@acme.test", "user"),
                            original("boss@acme.test", "admin")));
            database.getCollection("emails")
                    .insertMany(List.of(
                            new Document("email", "guest@gmail.com")
                                    .append("client", "Acme")
                                    .append("active", true),
                            new Document("email", "Guest@gmail.com")
                                    .append("client", "Acme")
                                    .append("active", true)));
            database.getCollection("eps").insertOne(new Document("name", "Medimas").append("version", 0));

            try (RunningAuth auth = RunningAuth.startWith(mongo)) {
                assertThat(signIn(auth, "first@acme.test").status()).isEqualTo(200);
                assertThat(signIn(auth, "First@acme.test").status()).isEqualTo(200);
                assertThat(signIn(auth, "BOSS@acme.test").status()).isEqualTo(200);
                assertThat(database.getCollection("users").countDocuments(new Document("role", "admin")))
                        .as("administrators")
                        .isEqualTo(1);
                assertThat(auth.call("POST", "/api/users/signup", null, signUp("guest@GMAIL.com"))
                                .status())
                        .isEqualTo(201);
                assertThat(auth.call("GET", "/api/users/eps-list", null, null).body())
                        .hasSize(42);

                // The entry without a key can be changed too.
                String boss = signIn(auth, "boss@acme.test").session();
                String id = auth.bean(UserRepository.class)
                        .findByEmail("First@acme.test")
                        .getId();
                assertThat(auth.call("PUT", "/api/users/" + id + "/archive", boss, Map.of())
                                .status())
                        .isEqualTo(200);
                assertThat(database.getCollection("users")
                                .find(new Document("_id", new ObjectId(id)))
                                .first()
                                .getString("unknown"))
                        .isEqualTo("kept");
            }
        }
    }

    @Test
    void severalReplicasSeedTheListsOnce() throws Exception {
        try (RunningAuth auth = RunningAuth.start()) {
            MongoTemplate template = auth.bean(MongoTemplate.class);
            template.getCollection("eps").deleteMany(new Document());
            template.getCollection("transportmethods").deleteMany(new Document("name", "Moto"));
            SeedListService lists = auth.bean(SeedListService.class);
            List<Thread> replicas = List.of(new Thread(lists::seed), new Thread(lists::seed), new Thread(lists::seed));

            replicas.forEach(Thread::start);
            for (Thread replica : replicas) {
                replica.join();
            }

            assertThat(lists.eps()).hasSize(42);
            assertThat(lists.transportMethods()).hasSize(7);
        }
    }

    @Test
    void tooManySignInAttemptsAreRefusedWithRetryAfter() {
        try (RunningAuth auth = RunningAuth.start(
                "movers.auth.rate-limit-enabled=true",
                "movers.auth.rate-limit-per-address=5",
                "movers.auth.rate-limit-per-account=3")) {
            for (int i = 0; i < 3; i++) {
                assertThat(signIn(auth, "nobody@acme.test").status()).isEqualTo(400);
            }
            Answer refused = signIn(auth, "Nobody@acme.test");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.response()
                            .headers()
                            .firstValueAsLong("Retry-After")
                            .orElseThrow())
                    .isPositive();
            assertThat(signIn(auth, "a@acme.test").status()).isEqualTo(400);
            assertThat(signIn(auth, "b@acme.test").status()).isEqualTo(400);
            assertThat(signIn(auth, "c@acme.test").status()).isEqualTo(429);
            assertThat(auth.call("POST", "/api/users/password-reset", null, Map.of("email", "c@acme.test"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void firstAdministratorIsCreatedOnceAndActive() {
        try (RunningAuth auth = RunningAuth.start()) {
            auth.bean(io.movers.auth.services.BootstrapAdminService.class).create();

            assertThat(auth.bean(MongoTemplate.class)
                            .getCollection("users")
                            .countDocuments(new Document("role", Role.ADMIN.value())))
                    .isEqualTo(1);
            assertThat(auth.bean(UserRepository.class)
                            .findByEmail(RunningAuth.ADMIN_EMAIL)
                            .getStatus())
                    .isEqualTo("active");
        }
    }

    @Test
    void serviceThatStartsBeforeItsDatabaseStoresListsAndAdministratorOnceThatIsThere(@TempDir Path dir) {
        int port = Ports.free();
        try (NatsServer nats = NatsServer.start(dir.resolve("nats"));
                RunningAuth auth = RunningAuth.on(
                        "mongodb://127.0.0.1:%d/auth?serverSelectionTimeoutMS=300".formatted(port), nats.url())) {
            assertThat(auth.call("GET", "/api/users/eps-list", null, null).status())
                    .isEqualTo(503);

            try (MongoServer late = MongoServer.onDisk(dir.resolve("late"), Ports.LOOPBACK, port)) {
                assertThat(late.port()).isEqualTo(port);
                await().atMost(Duration.ofSeconds(40))
                        .untilAsserted(() -> assertThat(auth.call(
                                                "POST",
                                                "/api/users/signin",
                                                null,
                                                Map.of(
                                                        "email",
                                                        RunningAuth.ADMIN_EMAIL,
                                                        "password",
                                                        RunningAuth.ADMIN_PASSWORD))
                                        .status())
                                .isEqualTo(200));
                assertThat(auth.bean(MongoTemplate.class).getCollection("eps").countDocuments())
                        .isEqualTo(42);
            }
        }
    }

    private static Answer signIn(RunningAuth auth, String email) {
        return auth.call("POST", "/api/users/signin", null, Map.of("email", email, "password", "secret1"));
    }

    private static Document original(String email, String role) {
        return new Document("email", email)
                .append(
                        "password",
                        "ab0eebd737d610bb4d4407ea8a5ff0bcee39aa258079250f70aef22ce355b129537f7635030a13120f20db6ff637a9242fb3fda9e843ce11df721f0dd0763d83.0123456789abcdef")
                .append("firstName", "F")
                .append("lastName", "L")
                .append("client", "Acme")
                .append("status", "active")
                .append("role", role)
                .append("points", 12.5)
                .append("weight", 0)
                .append("deletedAt", null)
                .append("activationCode", 123456)
                .append("termsDate", Date.from(Instant.now(Clock.systemUTC()).minus(Duration.ofDays(1))))
                .append("unknown", "kept")
                .append("version", 3);
    }
}
