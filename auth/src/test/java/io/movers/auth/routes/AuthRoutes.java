package io.movers.auth.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willDoNothing;

import io.movers.auth.Accounts;
import io.movers.auth.models.User;
import io.movers.auth.services.ActivationService;
import io.movers.auth.services.ArchiveService;
import io.movers.auth.services.DomainService;
import io.movers.auth.services.EmailService;
import io.movers.auth.services.ErasureService;
import io.movers.auth.services.LoadUsersService;
import io.movers.auth.services.PasswordProperties;
import io.movers.auth.services.PasswordResetService;
import io.movers.auth.services.ProfileService;
import io.movers.auth.services.RankingService;
import io.movers.auth.services.RateLimitService;
import io.movers.auth.services.SeedListService;
import io.movers.auth.services.SessionService;
import io.movers.auth.services.SignInService;
import io.movers.auth.services.SignUpService;
import io.movers.auth.services.StaffSignUpService;
import io.movers.auth.services.UserListService;
import io.movers.common.security.SessionCookies;
import io.movers.testing.routes.Routes;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Slice tests of the routes, with the services mocked. */
@EnableConfigurationProperties(PasswordProperties.class)
abstract class AuthRoutes extends Routes {
    static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    @MockitoBean
    SignUpService signUp;

    @MockitoBean
    StaffSignUpService staffSignUp;

    @MockitoBean
    ActivationService activation;

    @MockitoBean
    PasswordResetService passwordReset;

    @MockitoBean
    DomainService domains;

    @MockitoBean
    EmailService emails;

    @MockitoBean
    SeedListService seedLists;

    @MockitoBean
    RankingService ranking;

    @MockitoBean
    RateLimitService limits;

    @MockitoBean
    SignInService signIn;

    @MockitoBean
    SessionService sessions;

    @MockitoBean
    UserListService lists;

    @MockitoBean
    ProfileService profiles;

    @MockitoBean
    ArchiveService archive;

    @MockitoBean
    LoadUsersService loadUsers;

    @MockitoBean
    ErasureService erasure;

    /** Writes nothing: the mocked response refuses cookies with a colon in their name. */
    @MockitoSpyBean
    SessionCookies cookies;

    @BeforeEach
    void noCookies() {
        willDoNothing().given(cookies).write(any(), any());
        willDoNothing().given(cookies).clear(any());
    }

    /** An unverified account with all secrets that must not leave the service. */
    static User account() {
        return Accounts.unverified("ana@acme.test", NOW);
    }

    /** The full view of the account. */
    static String view(User account) {
        return """
               {"id": "%s", "email": "ana@acme.test", "firstName": "Ana", "lastName": "Ruiz",
                "termsDate": "2024-05-01T10:00:00.000Z", "comodatoDate": "2024-05-01T10:00:00.000Z",
                "status": "unverified", "role": "user", "points": 0, "deletedAt": null, "weight": 0}
               """.formatted(account.getId());
    }

    /** The part of the account that the routes for codes show. */
    static String shortView(User account) {
        return """
               {"id": "%s", "email": "ana@acme.test", "status": "unverified"}
               """.formatted(account.getId());
    }
}
