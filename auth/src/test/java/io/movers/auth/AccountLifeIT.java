package io.movers.auth;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.testing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account from sign-up to sign-out, over HTTP. */
class AccountLifeIT {
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
    void accountWorksFromSignUpToSignOut() {
        Answer created = auth.call("POST", "/api/users/signup", null, signUp("ana@acme.test"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().has("activationCode")).isFalse();
        assertThat(created.body().get("deletedAt").isNull()).isTrue();

        String unverified = auth.signIn("ANA@acme.test", "secret1");
        assertThat(auth.call("GET", "/api/users/ranking", unverified, null).status())
                .isEqualTo(403);

        int code = stored("ana@acme.test").getActivationCode();
        Answer activated = activate("ana@acme.test", code);
        assertThat(activated.status()).isEqualTo(200);
        assertThat(activated.body().propertyNames()).containsExactlyInAnyOrder("id", "email", "status");
        assertThat(activate("ana@acme.test", code).status()).isEqualTo(404);

        Answer current = auth.call("GET", "/api/users/current-user", unverified, null);
        assertThat(current.body().at("/currentUser/status").asString()).isEqualTo("active");
        String session = current.session();
        assertThat(auth.call("GET", "/api/users/ranking", session, null).status())
                .isEqualTo(200);

        assertThat(auth.call("POST", "/api/users/signout", session, Map.of()).status())
                .isEqualTo(200);
        assertThat(auth.call("GET", "/api/users/ranking", session, null).status())
                .isEqualTo(401);
        assertThat(auth.call("GET", "/api/users/current-user", session, null)
                        .body()
                        .get("currentUser")
                        .isNull())
                .isTrue();
    }

    private static Answer activate(String email, int code) {
        return auth.call("POST", "/api/users/activate", null, Map.of("email", email, "activationCode", code));
    }

    private static User stored(String email) {
        return auth.bean(UserRepository.class).findByEmail(email);
    }
}
