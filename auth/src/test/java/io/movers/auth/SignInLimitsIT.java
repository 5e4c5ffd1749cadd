package io.movers.auth;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.auth.services.AuthenticatedAccount;
import io.movers.auth.services.PasswordResetService;
import io.movers.auth.services.RateLimitService;
import io.movers.auth.services.SessionService;
import io.movers.auth.services.SignInService;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.TooManyRequestsException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits on sign-in and mailed codes, with the database that holds their counters. */
class SignInLimitsIT {
    static RunningAuth auth;

    @BeforeAll
    static void start() {
        auth = RunningAuth.start("movers.auth.rate-limit-enabled=true");
        auth.call(
                "POST",
                "/api/users/domains",
                auth.admin(),
                Map.of("domains", List.of(Map.of("domain", "acme.test", "client", "Acme"))));
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void successfulSignInsOfOneAddressAreNoAttack() {
        account("office@acme.test");

        for (int i = 0; i < 105; i++) {
            auth.bean(RateLimitService.class).checkAddress("signin", "10.1.0.1");
            assertThat(signIn("office@acme.test", "secret1", "10.1.0.1")).isNotNull();
        }
    }

    @Test
    void tenWrongSignInsBlockTheAccountForThatAddressOnly() {
        account("ten@acme.test");
        for (int i = 0; i < 10; i++) {
            wrong("ten@acme.test", "10.2.0.1");
        }

        assertThatThrownBy(() -> signIn("ten@acme.test", "secret1", "10.2.0.1"))
                .isInstanceOf(TooManyRequestsException.class);
        assertThat(signIn("ten@acme.test", "secret1", "10.2.0.2")).isNotNull();
    }

    @Test
    void hundredWrongSignInsBlockTheAddressForAllAccounts() {
        for (int i = 0; i < 100; i++) {
            wrong("nobody" + i + "@acme.test", "10.3.0.1");
        }

        RateLimitService limits = auth.bean(RateLimitService.class);
        assertThatThrownBy(() -> limits.checkAddress("signin", "10.3.0.1"))
                .isInstanceOf(TooManyRequestsException.class);
        assertThatCode(() -> limits.checkAddress("signin", "10.3.0.2")).doesNotThrowAnyException();
    }

    @Test
    void wrongSignInsFromManyAddressesDoNotLockTheOwnerOut() {
        AuthenticatedAccount account = new AuthenticatedAccount(account("spread@acme.test"), Instant.now());
        auth.bean(SessionService.class).begin(account, "10.4.0.1", null);
        for (int i = 0; i < 100; i++) {
            wrong("spread@acme.test", "10.4.1." + i);
        }

        assertThatThrownBy(() -> signIn("spread@acme.test", "secret1", "10.4.2.1"))
                .isInstanceOf(TooManyRequestsException.class);
        assertThat(signIn("spread@acme.test", "secret1", "10.4.0.1")).isNotNull();
    }

    @Test
    void signInsThatAreRefusedWhileOthersAreCheckedDoNotLockTheAccount() {
        account("parallel@acme.test");
        RateLimitService limits = auth.bean(RateLimitService.class);
        for (int i = 0; i < 10; i++) {
            limits.countSignIn("10.7.0.1", "parallel@acme.test", () -> false);
        }
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signIn("parallel@acme.test", "secret1", "10.7.0.1"))
                    .isInstanceOf(TooManyRequestsException.class);
        }

        for (int i = 0; i < 10; i++) {
            limits.uncountSignIn("10.7.0.1", "parallel@acme.test");
        }

        assertThat(signIn("parallel@acme.test", "secret1", "10.7.0.1")).isNotNull();
    }

    @Test
    void sixthMailedCodeOfAnHourIsRefused() {
        account("mails@acme.test");
        PasswordResetService resets = auth.bean(PasswordResetService.class);
        for (int i = 0; i < 5; i++) {
            resets.request("mails@acme.test", "10.5.0." + i);
        }

        assertThatThrownBy(() -> resets.request("mails@acme.test", "10.5.0.9"))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void securityEventsAreCounted() {
        account("counted@acme.test");
        double failed = count("sign-in-failed");
        double succeeded = count("sign-in-succeeded");
        double refused = count("request-refused");
        double archived = count("account-archived");
        String admin = auth.admin();

        wrong("counted@acme.test", "10.6.0.1");
        auth.call("GET", "/api/users/ranking", null, null);
        String id =
                auth.bean(UserRepository.class).findByEmail("counted@acme.test").getId();
        auth.call("PUT", "/api/users/" + id + "/archive", admin, Map.of());

        assertThat(count("sign-in-failed")).isEqualTo(failed + 1);
        assertThat(count("sign-in-succeeded")).isEqualTo(succeeded + 1);
        // The client may have the answer before the event is recorded.
        await().untilAsserted(() -> assertThat(count("request-refused")).isEqualTo(refused + 1));
        assertThat(count("account-archived")).isEqualTo(archived + 1);
    }

    private static double count(String type) {
        return auth.bean(MeterRegistry.class)
                .counter("movers.security.events", "type", type)
                .count();
    }

    private static User account(String email) {
        assertThat(auth.call("POST", "/api/users/signup", null, signUp(email)).status())
                .isEqualTo(201);
        return auth.bean(UserRepository.class).findByEmail(email);
    }

    private static AuthenticatedAccount signIn(String email, String password, String address) {
        return auth.bean(SignInService.class).signIn(email, password, address);
    }

    private static void wrong(String email, String address) {
        assertThatThrownBy(() -> signIn(email, "wrong", address)).isInstanceOf(BadRequestException.class);
    }
}
