package io.movers.auth;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.security.SessionTokens;
import io.movers.testing.Answer;
import io.movers.testing.JsonHttp;
import io.movers.testing.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service beside Node services (COMPAT_NODE), with browsers that carry express:sess. */
class BesideNodeIT {
    private static final JsonMapper JSON = new JsonMapper();

    static RunningAuth auth;
    static JsonHttp browser;

    @BeforeAll
    static void start() {
        auth = RunningAuth.start("COMPAT_NODE=true", "COOKIE_DOMAIN=.moversapp.co");
        browser = JsonHttp.withCookie(auth.port(), "", "express:sess");
        String admin = session(signIn(RunningAuth.ADMIN_EMAIL, RunningAuth.ADMIN_PASSWORD));
        browser.call(
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
    void cookieAndHashHaveTheNodeForm() {
        User user = active("ana@acme.test");
        Answer signedIn = signIn("ana@acme.test", "secret1");

        assertThat(cookies(signedIn)).hasSize(2);
        assertThat(cookies(signedIn).get(0)).startsWith("movers=;").contains("Max-Age=0");
        assertThat(cookies(signedIn).get(1))
                .matches("express:sess=[A-Za-z0-9+/]+=*; Path=/; SameSite=Lax; Domain=\\.moversapp\\.co");
        JsonNode content = JSON.readTree(Base64.getDecoder().decode(session(signedIn)));
        assertThat(content.propertyNames()).containsExactly("jwt");
        assertThat(auth.bean(SessionTokens.class)
                        .verify(content.get("jwt").asString())
                        .id())
                .isEqualTo(user.getId());
        assertThat(ranking(session(signedIn))).isEqualTo(200);
        assertThat(stored("ana@acme.test").getPassword()).matches("[0-9a-f]{128}\\.[0-9a-f]{16}");
    }

    @Test
    void profileUpdateAnswersACookieInTheNodeForm() {
        active("eva@acme.test");
        Answer changed = browser.call(
                "PUT",
                "/api/users",
                session(signIn("eva@acme.test", "secret1")),
                Map.of(
                        "firstName",
                        "Eva",
                        "lastName",
                        "Luz",
                        "client",
                        "Acme",
                        "office",
                        "Sede Norte",
                        "password",
                        "changed1"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(ranking(session(changed))).isEqualTo(200);
        assertThat(stored("eva@acme.test").getPassword()).matches("[0-9a-f]{128}\\.[0-9a-f]{16}");
        assertThat(signIn("eva@acme.test", "changed1").status()).isEqualTo(200);
    }

    @Test
    void nodeTokenIsAcceptedUntilSignOut() {
        User user = active("bob@acme.test");
        String here = session(signIn("bob@acme.test", "secret1"));
        String node = node(user, now());

        Answer current = browser.call("GET", "/api/users/current-user", node, null);
        assertThat(current.body().at("/currentUser/email").asString()).isEqualTo("bob@acme.test");
        assertThat(current.body().get("currentUser").propertyNames())
                .doesNotContain("exp", "iss", "aud", "jti", "iatMs", "signedInAt");
        assertThat(ranking(node)).isEqualTo(200);

        Answer signedOut = browser.call("POST", "/api/users/signout", node, Map.of());
        assertThat(cookies(signedOut))
                .hasSize(2)
                .anySatisfy(cookie -> assertThat(cookie).startsWith("express:sess=;"));
        assertThat(ranking(node)).isEqualTo(401);
        assertThat(ranking(here)).as("the other session").isEqualTo(200);
        assertThat(ranking(node(user, now().minusSeconds(60))))
                .as("another Node token")
                .isEqualTo(200);
    }

    @Test
    void nodeTokenIsRenewedAfterADayAndRefusedAfterSevenOrWhenArchived() {
        User user = active("leo@acme.test");

        Answer renewed =
                browser.call("GET", "/api/users/current-user", node(user, now().minus(Duration.ofDays(2))), null);
        assertThat(ranking(session(renewed))).isEqualTo(200);
        assertThat(ranking(node(user, now().minus(Duration.ofDays(8))))).isEqualTo(401);

        String node = node(user, now());
        auth.mongo()
                .getCollection("users")
                .updateOne(
                        new Document("_id", new ObjectId(user.getId())),
                        new Document("$set", new Document("deletedAt", java.util.Date.from(now()))));
        // What others write, such as a Node service, is seen within a second.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ranking(node)).isEqualTo(401));
    }

    @Test
    void argon2HashIsReplacedByScryptAtTheNextSignIn() {
        User user = active("old@acme.test");
        String original = stored("old@acme.test").getPassword();
        assertThat(signIn("old@acme.test", "secret1").status()).isEqualTo(200);
        assertThat(stored("old@acme.test").getPassword()).isEqualTo(original);

        set(user, new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode("secret1"));
        assertThat(signIn("old@acme.test", "secret2").status()).isEqualTo(400);
        assertThat(signIn("old@acme.test", "secret1").status()).isEqualTo(200);
        assertThat(stored("old@acme.test").getPassword()).matches("[0-9a-f]{128}\\.[0-9a-f]{16}");
        assertThat(stored("old@acme.test").getVersion()).isEqualTo(user.getVersion());
        assertThat(signIn("old@acme.test", "secret1").status()).isEqualTo(200);
    }

    /** A token as jsonwebtoken makes it: HS256 over the account's claims and the issue time in seconds. */
    private static String node(User user, Instant issued) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("id", user.getId());
        claims.put("email", user.getEmail());
        claims.put("role", "user");
        claims.put("status", "active");
        claims.put("client", "Acme");
        claims.put("iat", issued.getEpochSecond());
        String signed =
                base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64Url(JSON.writeValueAsString(claims));
        String token = signed + "." + signature(signed);
        return Base64.getEncoder().encodeToString(("{\"jwt\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RunningService.JWT_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return base64Url(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64Url(String text) {
        return base64Url(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static int ranking(String session) {
        return browser.call("GET", "/api/users/ranking", session, null).status();
    }

    private static Answer signIn(String email, String password) {
        return browser.call("POST", "/api/users/signin", null, Map.of("email", email, "password", password));
    }

    private static User active(String email) {
        assertThat(browser.call("POST", "/api/users/signup", null, signUp(email))
                        .status())
                .isEqualTo(201);
        assertThat(browser.call(
                                "POST",
                                "/api/users/activate",
                                null,
                                Map.of(
                                        "email",
                                        email,
                                        "activationCode",
                                        stored(email).getActivationCode()))
                        .status())
                .isEqualTo(200);
        return stored(email);
    }

    private static User stored(String email) {
        return auth.bean(UserRepository.class).findByEmail(email);
    }

    private static void set(User user, String hash) {
        auth.mongo()
                .getCollection("users")
                .updateOne(
                        new Document("_id", new ObjectId(user.getId())),
                        new Document("$set", new Document("password", hash)));
    }

    private static List<String> cookies(Answer answer) {
        return answer.response().headers().allValues("Set-Cookie");
    }

    /** The value of express:sess that an answer sets. */
    private static String session(Answer answer) {
        return cookies(answer).stream()
                .filter(cookie -> cookie.startsWith("express:sess="))
                .map(cookie -> cookie.substring("express:sess=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
