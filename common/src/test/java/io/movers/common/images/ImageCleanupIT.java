package io.movers.common.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.common.errors.UnavailableException;
import io.movers.servers.MongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class ImageCleanupIT {

    private static final Instant UPLOADED = Instant.parse("2026-03-01T10:00:00Z");
    private static final String BASE = "https://movers.test/images";
    private static final ImageData IMAGE =
            ImageData.parse("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static MongoServer server;
    private static MongoClient client;

    @TempDir
    Path directory;

    private final MongoTemplate mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "images"));
    private final StoredImages images =
            new StoredImages(mongo, List.of(ImageField.of("users:photo"), ImageField.of("repairs:components.photo")));
    private final Clock clock = mock(Clock.class);
    private ImageStore store;
    private ImageCleanup cleanup;

    @BeforeAll
    static void connect() {
        server = MongoServer.inMemory();
        client = MongoClients.create(server.uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.close();
    }

    @BeforeEach
    void emptyStore() {
        mongo.getDb().drop();
        when(clock.instant()).thenReturn(UPLOADED);
        store = new RecordedImageStore(new LocalImageStore(directory, BASE), images, clock);
        cleanup = new ImageCleanup(images, store, clock);
    }

    @Test
    void imageThatNoDocumentHasNamedForThirtyDaysIsDeleted() {
        String address = store.put("users", IMAGE);

        runOnDay(29);
        assertThat(fileOf(address)).exists();
        runOnDay(30);
        assertThat(fileOf(address)).doesNotExist();
        assertThat(mongo.findAll(StoredImage.class)).isEmpty();
    }

    @Test
    void thirtyDaysBeginWhenTheLastDocumentDropsTheImage() {
        String address = store.put("users", IMAGE);
        mongo.getCollection("users").insertOne(new Document("photo", address));
        mongo.getCollection("repairs")
                .insertOne(new Document("components", List.of(new Document("photo", address), new Document())));

        runOnDay(40);
        mongo.getCollection("users").deleteMany(new Document());
        runOnDay(80);
        assertThat(fileOf(address)).exists();

        mongo.getCollection("repairs").deleteMany(new Document());
        runOnDay(90);
        runOnDay(119);
        assertThat(fileOf(address)).exists();
        runOnDay(120);
        assertThat(fileOf(address)).doesNotExist();
    }

    @Test
    void imageThatIsNamedAgainInTimeStays() {
        String address = store.put("users", IMAGE);

        runOnDay(20);
        mongo.getCollection("users").insertOne(new Document("photo", address));
        runOnDay(40);
        mongo.getCollection("users").deleteMany(new Document());
        runOnDay(50);
        runOnDay(79);

        assertThat(fileOf(address)).exists();
    }

    @Test
    void moreImagesThanOneStepTakesAreDeletedInOneRun() {
        for (int i = 0; i < 250; i++) {
            images.save(new StoredImage(BASE + "/users/" + i + ".png", UPLOADED, UPLOADED));
        }

        runOnDay(30);

        assertThat(mongo.findAll(StoredImage.class)).isEmpty();
    }

    @Test
    void imageOfAnEarlierReleaseIsDeletedOnceNoDocumentHasNamedItForThirtyDays() throws Exception {
        ImageStore unrecorded = new LocalImageStore(directory, BASE);
        String photo = unrecorded.put("users", IMAGE);
        String finding = unrecorded.put("repairs", IMAGE);
        String foreign = unrecorded.put("clients", IMAGE);
        mongo.getCollection("users")
                .insertMany(List.of(
                        new Document("photo", photo),
                        new Document("photo", foreign),
                        new Document("photo", "plain.png")));
        mongo.getCollection("repairs")
                .insertOne(
                        new Document("components", List.of(new Document("photo", finding), new Document("photo", ""))));
        EarlierImages migration = new EarlierImages(images, store, List.of("users", "repairs"), clock);

        assertThat(migration.takeOver()).isEqualTo(2);
        assertThat(migration.takeOver()).as("all have a record").isZero();
        assertThat(mongo.findAll(StoredImage.class))
                .extracting(StoredImage::address)
                .containsExactlyInAnyOrder(photo, finding);

        mongo.getCollection("users").deleteMany(new Document());
        runOnDay(1);
        runOnDay(30);
        assertThat(fileOf(photo)).exists();
        runOnDay(31);
        assertThat(fileOf(photo)).doesNotExist();
        assertThat(fileOf(finding)).exists();
        assertThat(fileOf(foreign)).as("another service stores this kind").exists();
    }

    @Test
    void imageThatCannotBeDeletedIsTriedAgainTheNextDay() {
        ImageStore away = mock(ImageStore.class);
        images.save(new StoredImage("https://away.test/a.png", UPLOADED, UPLOADED));
        doThrow(new UnavailableException("away")).when(away).delete("https://away.test/a.png");

        when(clock.instant()).thenReturn(UPLOADED.plus(Duration.ofDays(30)));
        new ImageCleanup(images, away, clock).run();

        assertThat(mongo.findAll(StoredImage.class))
                .containsExactly(
                        new StoredImage("https://away.test/a.png", UPLOADED.plus(Duration.ofDays(31)), UPLOADED));
    }

    @Test
    void nothingOutsideTheFolderIsDeleted() throws Exception {
        Path outside = Files.createFile(directory.resolve("keep.txt"));
        LocalImageStore inner = new LocalImageStore(directory.resolve("images"), BASE);

        inner.delete(BASE + "/../keep.txt");
        inner.delete("https://elsewhere.test/images/keep.txt");

        assertThat(outside).exists();
    }

    private void runOnDay(int day) {
        when(clock.instant()).thenReturn(UPLOADED.plus(Duration.ofDays(day)));
        cleanup.run();
    }

    private Path fileOf(String address) {
        return directory.resolve(address.substring(BASE.length() + 1));
    }
}
