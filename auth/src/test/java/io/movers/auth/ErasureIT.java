package io.movers.auth;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.events.contract.Subjects;
import io.movers.testing.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The erasure of an account, over HTTP, with the database, the images and the published event looked at. */
class ErasureIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    static RunningAuth auth;
    static String admin;

    @BeforeAll
    static void start() {
        auth = RunningAuth.start();
        admin = auth.admin();
        auth.call(
                "POST",
                "/api/users/domains",
                admin,
                Map.of("domains", List.of(Map.of("domain", "acme.test", "client", "Acme"))));
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void nothingAboutThePersonIsLeftAndTheAddressSignsUpAgain() {
        String id = active("ana@acme.test");
        String session = auth.signIn("ana@acme.test", "secret1");
        assertThat(auth.call("PUT", "/api/users", session, profile()).status()).isEqualTo(200);
        auth.call("POST", "/api/users/password-reset", null, Map.of("email", "ana@acme.test"));
        String shown = data(id, session).response().body();
        assertThat(shown)
                .contains("3001234567", "passwordresets", "sessions")
                .doesNotContain("\"password\"", "\"code\"", "outbox");
        String photo = URI.create(stored(id).getPhoto()).getPath();
        assertThat(auth.call("GET", photo, null, null).status()).isEqualTo(200);

        assertThat(erase(id, "Ana@Acme.test", admin).status()).isEqualTo(200);

        assertThat(auth.call("GET", photo, null, null).status()).isEqualTo(404);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(everyDocument(id))
                        .doesNotContain("ana@acme", "Ana", "Ruiz", "3001234567", "O+", "outbox"));
        assertThat(auth.published(Subjects.USER_ERASED, id))
                .singleElement()
                .satisfies(event -> assertThat(event.toString())
                        .contains("erased-" + id, "erasedAt")
                        .doesNotContain("ana@acme", "Ruiz", "3001234567"));
        assertThat(data(id, session).status()).isEqualTo(401);
        assertThat(signIn("ana@acme.test", "secret1").status()).isEqualTo(400);
        assertThat(signIn("erased-" + id + "@erased.invalid", "").status()).isEqualTo(400);
        assertThat(data(id, admin).response().body()).doesNotContain("ana@acme", "Ruiz", "3001234567");

        Answer again = auth.call("POST", "/api/users/signup", null, signUp("ana@acme.test"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isNotEqualTo(id);
    }

    @Test
    void administratorsCannotFillAnErasedAccountAgain() {
        String id = active("bea@acme.test");
        erase(id, "bea@acme.test", admin);

        assertThat(auth.call("PUT", "/api/users/" + id, admin, profile()).status())
                .isEqualTo(404);
        assertThat(auth.call("PUT", "/api/users/" + id + "/archive", admin, Map.of())
                        .status())
                .isEqualTo(400);
        auth.call("POST", "/api/users/enable-users", admin, Map.of("users", List.of(Map.of("id", id))));
        assertThat(auth.call(
                                "POST",
                                "/api/users/password-reset",
                                null,
                                Map.of("email", "erased-" + id + "@erased.invalid"))
                        .status())
                .isEqualTo(404);

        assertThat(stored(id)).satisfies(user -> {
            assertThat(user.isArchived()).isTrue();
            assertThat(user.getFirstName()).isNull();
        });
        // Asking again, with whatever address is left, completes and changes nothing.
        assertThat(erase(id, "bea@acme.test", admin).status()).isEqualTo(200);
    }

    @Test
    void wrongAddressesAndCallersEraseNothing() {
        String id = active("eva@acme.test");
        String own = auth.signIn("eva@acme.test", "secret1");

        assertThat(erase(id, "ana@acme.test", admin).status()).isEqualTo(400);
        assertThat(erase(id, "", admin).status()).isEqualTo(400);
        assertThat(erase(id, "eva@acme.test", own).status()).isEqualTo(403);
        assertThat(erase(id, "eva@acme.test", auth.session("client")).status()).isEqualTo(403);
        assertThat(erase(id, "eva@acme.test", null).status()).isEqualTo(401);
        assertThat(erase(new ObjectId().toHexString(), "eva@acme.test", admin).status())
                .isEqualTo(404);
        String root = idOf(RunningAuth.ADMIN_EMAIL);
        assertThat(erase(root, RunningAuth.ADMIN_EMAIL, admin).status()).isEqualTo(403);
        assertThat(erase(root, RunningAuth.ADMIN_EMAIL, auth.session("meb-admin"))
                        .status())
                .isEqualTo(403);

        assertThat(stored(id).isErased()).isFalse();
        assertThat(data(id, own).status()).isEqualTo(200);
        assertThat(data(root, own).status()).isEqualTo(404);
        assertThat(data(id, auth.session("client")).status()).isEqualTo(404);
    }

    private static Map<String, Object> profile() {
        return Map.of(
                "firstName",
                "Ana",
                "lastName",
                "Ruiz",
                "client",
                "Acme",
                "office",
                "Sede Norte",
                "phone",
                "3001234567",
                "bloodType",
                "O+",
                "emergencyContactName",
                "Luz Ruiz",
                "photo",
                PIXEL);
    }

    private static String active(String email) {
        auth.call("POST", "/api/users/signup", null, signUp(email));
        String id = idOf(email);
        auth.call(
                "POST",
                "/api/users/activate",
                null,
                Map.of("email", email, "activationCode", stored(id).getActivationCode()));
        return id;
    }

    private static Answer erase(String id, String email, String session) {
        return auth.call("POST", "/api/users/" + id + "/erase", session, Map.of("email", email));
    }

    private static Answer data(String id, String session) {
        return auth.call("GET", "/api/users/" + id + "/data", session, null);
    }

    private static Answer signIn(String email, String password) {
        return auth.call("POST", "/api/users/signin", null, Map.of("email", email, "password", password));
    }

    private static String idOf(String email) {
        return auth.bean(UserRepository.class).findByEmail(email).getId();
    }

    private static User stored(String id) {
        return auth.bean(UserRepository.class).find(id);
    }

    /** Every document of the database that names the account. */
    private static String everyDocument(String id) {
        StringBuilder all = new StringBuilder();
        for (String collection : auth.mongo().getCollectionNames()) {
            for (Document document : auth.mongo().getCollection(collection).find()) {
                if (document.toString().contains(id)) {
                    all.append(document.toJson()).append('\n');
                }
            }
        }
        return all.toString();
    }
}
