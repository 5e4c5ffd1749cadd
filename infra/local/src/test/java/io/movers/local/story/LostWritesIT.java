package io.movers.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service's database crashes and has forgotten its last writes, of which the others have heard. */
class LostWritesIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int FORGOTTEN = 3;

    @TempDir
    Path dir;

    @Test
    void copiesFollowAnOwnerWhoseDatabaseHasLostItsLastWrites() throws Exception {
        int port = Ports.free();
        Path file = dir.resolve("clients.mv");
        Path before = dir.resolve("before.mv");
        String uri = "mongodb://127.0.0.1:%d/clients".formatted(port);
        MongoServerProcess database = MongoServerProcess.onDisk(file, port);
        try (Suite suite =
                Suite.start(SuiteConfig.onFreePorts(dir.resolve("suite")).with(Service.CLIENTS, "MONGO_URI", uri))) {
            Browser admin = new Browser(suite.url());
            String self = admin.post(
                            "/api/users/signin",
                            "{\"email\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(suite.adminEmail(), suite.adminPassword()))
                    .is(200)
                    .path("id")
                    .asString();
            await().atMost(SOON).until(() -> copy(suite, Service.CLIENTS, "users", self) != null);
            String company = admin.post("/api/clients", "{\"name\":\"Acme\",\"nit\":\"1\",\"logo\":\"acme.png\"}")
                    .is(201)
                    .path("id")
                    .asString();
            awaitCopies(suite, company, "Acme");
            int remembered = version(suite, company);
            database.close();
            Files.copy(file, before);
            database = MongoServerProcess.onDisk(file, port);

            for (int i = 1; i <= FORGOTTEN; i++) {
                rename(admin, company, self, "Forgotten " + i);
            }
            awaitCopies(suite, company, "Forgotten " + FORGOTTEN);
            int forgotten = version(suite, company);
            assertThat(forgotten).isGreaterThan(remembered);

            database.kill();
            Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);
            database = MongoServerProcess.onDisk(file, port);
            assertThat(owned(suite, company)).containsEntry("name", "Acme").containsEntry("__v", remembered);

            // Nobody has changed the company since: the service itself tells the others what is left.
            awaitCopies(suite, company, "Acme");
            rename(admin, company, self, "Acme Two");

            assertThat(version(suite, company)).as("version used twice").isLessThan(forgotten);
            awaitCopies(suite, company, "Acme Two");
        } finally {
            database.close();
        }
    }

    /** The service finds its database again by itself; until then it answers 503. */
    private static void rename(Browser admin, String company, String self, String name) {
        String path = "/api/clients/" + company;
        await().atMost(SOON).until(() -> admin.get(path).status() == 200);
        admin.put(path, """
            {"name":"%s","nit":"1","logo":"acme.png","mebAdmin":"%s","superAdminClient":"%s"}\
            """.formatted(name, self, self)).is(200);
    }

    private static void awaitCopies(Suite suite, String company, String name) {
        for (Service service : new Service[] {Service.AUTH, Service.RESOURCES}) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(copy(suite, service, "clients", company))
                            .as(service.id())
                            .isNotNull()
                            .containsEntry("name", name));
        }
        await().atMost(SOON).until(() -> !owned(suite, company).containsKey("outbox"));
    }

    private static int version(Suite suite, String company) {
        return owned(suite, company).getInteger("__v");
    }

    private static Document owned(Suite suite, String company) {
        return Objects.requireNonNull(copy(suite, Service.CLIENTS, "clients", company));
    }

    private static Document copy(Suite suite, Service service, String collection, String id) {
        try (MongoClient client = MongoClients.create(suite.mongoUri(service))) {
            return client.getDatabase(service.id())
                    .getCollection(collection)
                    .find(new Document("_id", new ObjectId(id)))
                    .first();
        }
    }
}
