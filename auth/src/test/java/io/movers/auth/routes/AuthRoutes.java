package io.movers.auth.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willDoNothing;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.services.Activation;
import io.movers.auth.services.Archive;
import io.movers.auth.services.AuthorizedDomains;
import io.movers.auth.services.AuthorizedEmails;
import io.movers.auth.services.LoadUsers;
import io.movers.auth.services.PasswordReset;
import io.movers.auth.services.Profiles;
import io.movers.auth.services.Ranking;
import io.movers.auth.services.SeedLists;
import io.movers.auth.services.Sessions;
import io.movers.auth.services.SignIn;
import io.movers.auth.services.SignUp;
import io.movers.auth.services.StaffSignUp;
import io.movers.auth.services.UserLists;
import io.movers.common.security.Role;
import io.movers.common.security.SessionCookies;
import io.movers.testing.routes.Routes;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** What the routes call. */
abstract class AuthRoutes extends Routes {
    static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    @MockitoBean
    SignUp signUp;

    @MockitoBean
    StaffSignUp staffSignUp;

    @MockitoBean
    Activation activation;

    @MockitoBean
    PasswordReset passwordReset;

    @MockitoBean
    AuthorizedDomains domains;

    @MockitoBean
    AuthorizedEmails emails;

    @MockitoBean
    SeedLists seedLists;

    @MockitoBean
    Ranking ranking;

    @MockitoBean
    SignIn signIn;

    @MockitoBean
    Sessions sessions;

    @MockitoBean
    UserLists lists;

    @MockitoBean
    Profiles profiles;

    @MockitoBean
    Archive archive;

    @MockitoBean
    LoadUsers loadUsers;

    /** Writes nothing: the mocked response refuses cookies with a colon in their name. */
    @MockitoSpyBean
    SessionCookies cookies;

    @BeforeEach
    void noCookies() {
        willDoNothing().given(cookies).write(any(), any());
        willDoNothing().given(cookies).clear(any());
    }

    /** An account that waits for its code; it has everything that must not leave. */
    static User account() {
        return User.unverified("ana@acme.test", "the hash", Role.USER, Profile.named("Ana", "Ruiz"), 123456, NOW);
    }

    /** All that leaves of it. */
    static String view(User account) {
        return """
               {"id": "%s", "email": "ana@acme.test", "firstName": "Ana", "lastName": "Ruiz",
                "termsDate": "2024-05-01T10:00:00.000Z", "comodatoDate": "2024-05-01T10:00:00.000Z",
                "status": "unverified", "role": "user", "points": 0, "deletedAt": null, "weight": 0}
               """.formatted(account.getId());
    }

    /** What a stranger learns of it. */
    static String shortView(User account) {
        return """
               {"id": "%s", "email": "ana@acme.test", "status": "unverified"}
               """.formatted(account.getId());
    }
}
