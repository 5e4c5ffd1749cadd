package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.auth.Accounts;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.ClientRepository;
import io.movers.auth.models.OfficeRepository;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.images.ImageAddresses;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileServiceTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Profile PROFILE =
            Profile.builder().firstName("Ana").office("Sede Sur").build();

    private final UserRepository users = mock();
    private final ClientRepository clients = mock();
    private final OfficeRepository offices = mock();
    private final Companies companies = mock();
    private final PasswordHashService hashes = mock();
    private final RateLimitService limits = mock();
    private final UserUpdatedPublisher userUpdated = mock();
    private final CompanyService companyNames = mock();
    private final User user = Accounts.active("ana@acme.test", NOW);

    @BeforeEach
    void store() {
        given(users.find(user.getId())).willReturn(user);
        given(companies.of(any(CurrentUser.class))).willReturn(CompanyScope.of(Set.of("Acme")));
        given(clients.isLive("Acme")).willReturn(true);
        given(offices.exists("Acme", "Sede Sur")).willReturn(true);
        given(hashes.hash("secret2")).willReturn("the new hash");
        given(hashes.matches("secret1", "the hash")).willReturn(true);
    }

    @Test
    void administratorWithoutAClaimStoresOnlyAnOfficeOfTheirCompanies() {
        CurrentUser administrator = caller(Role.CLIENT, null);
        Profile foreign = PROFILE.toBuilder().office("Sede Ajena").build();

        assertThatThrownBy(() -> service(false).update(administrator, foreign, null))
                .isInstanceOf(RequestValidationException.class);
        verify(userUpdated, never()).publish(any());

        service(false).update(administrator, PROFILE, null);
        assertThat(user.getOffice()).isEqualTo("Sede Sur");
    }

    @Test
    void ownPhotoSentBackStaysAndAnotherAddressIsRefused() {
        Profile own =
                PROFILE.toBuilder().photo("https://images.test/users/a.png").build();
        service(false).update(caller(Role.USER, "Acme"), own, null);
        assertThat(user.getPhoto()).isEqualTo("https://images.test/users/a.png");

        Profile foreign = PROFILE.toBuilder().photo("https://evil.test/a.png").build();
        assertThatThrownBy(() -> service(false).update(caller(Role.USER, "Acme"), foreign, null))
                .isInstanceOf(BadRequestException.class);

        service(false)
                .update(caller(Role.USER, "Acme"), PROFILE.toBuilder().photo("").build(), null);
        assertThat(user.getPhoto()).isEqualTo("https://images.test/users/a.png");
    }

    @Test
    void userWithoutACompanyCannotStoreAnOffice() {
        given(companies.of(any(CurrentUser.class))).willReturn(CompanyScope.of(Set.of()));

        assertThatThrownBy(() -> service(false).update(caller(Role.USER, null), PROFILE, null))
                .isInstanceOf(RequestValidationException.class);
    }

    @Test
    void administratorGivesOtherAccountsOnlyOfficesOfTheirCompany() {
        user.moveTo("Acme", NOW);
        Profile foreign = PROFILE.toBuilder().office("Sede Ajena").build();

        assertThatThrownBy(() -> service(false).update(other(Role.CLIENT), user.getId(), foreign, null))
                .isInstanceOf(RequestValidationException.class);

        service(false).update(other(Role.ADMIN), user.getId(), foreign, null);
        assertThat(user.getOffice()).isEqualTo("Sede Ajena");
    }

    @Test
    void wrongCurrentPasswordChangesNothing() {
        assertThatThrownBy(() -> service(false)
                        .update(caller(Role.USER, "Acme"), PROFILE, new PasswordChange("secret2", "wrong")))
                .isInstanceOf(RequestValidationException.class);

        verify(userUpdated, never()).publish(any());
        verify(limits).countAccount("current-password", user.getId(), "ana@acme.test");
    }

    @Test
    void sessionThatEndsWhileThePasswordIsHashedChangesNothing() {
        CurrentUser caller = caller(Role.USER, "Acme");
        PasswordChange password = new PasswordChange("secret2", "secret1");
        given(hashes.hash("secret2")).willAnswer(hashed -> {
            user.endSessions(NOW.plusMillis(1));
            return "the new hash";
        });

        assertThatThrownBy(() -> service(false).update(caller, PROFILE, password))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> service(false).update(caller, user.getId(), PROFILE, password))
                .isInstanceOf(NotAuthorizedException.class);

        verify(userUpdated, never()).publish(any());
    }

    @Test
    void administratorDoesNotUndoAMoveThatHappenedWhileTheyWereAnswered() {
        user.moveTo("Acme", NOW);
        User moved = Accounts.active("ana@acme.test", NOW);
        moved.moveTo("Otra", NOW);
        given(users.find(user.getId())).willReturn(user, moved);
        Profile stale = PROFILE.toBuilder().client("Acme").build();

        assertThatThrownBy(() -> service(false).update(other(Role.CLIENT), user.getId(), stale, null))
                .isInstanceOf(NotFoundException.class);

        verify(userUpdated, never()).publish(any());
    }

    @Test
    void accountThatMovesGetsTheCurrentNameOfItsCompany() {
        Profile move = PROFILE.toBuilder().client("Otra").build();

        service(false).update(other(Role.ADMIN), user.getId(), move, null);

        verify(companyNames).catchUp(user);
    }

    @Test
    void rightCurrentPasswordSetsTheNewOne() {
        service(true).update(caller(Role.USER, "Acme"), PROFILE, new PasswordChange("secret2", "secret1"));

        assertThat(user.getPassword()).isEqualTo("the new hash");
    }

    @Test
    void missingCurrentPasswordIsRefusedOnlyWhereItIsRequired() {
        PasswordChange change = new PasswordChange("secret2", null);

        assertThatThrownBy(() -> service(true).update(caller(Role.USER, "Acme"), PROFILE, change))
                .isInstanceOf(RequestValidationException.class);
        assertThatThrownBy(() -> service(true).update(caller(Role.ADMIN, null), user.getId(), PROFILE, change))
                .as("own account by its id")
                .isInstanceOf(RequestValidationException.class);

        service(false).update(caller(Role.USER, "Acme"), PROFILE, change);
        assertThat(user.getPassword()).isEqualTo("the new hash");
    }

    @Test
    void staffSetsAnotherPasswordWithoutTheCurrentOne() {
        service(true).update(other(Role.ADMIN), user.getId(), PROFILE, new PasswordChange("secret2", null));

        assertThat(user.getPassword()).isEqualTo("the new hash");
    }

    private ProfileService service(boolean needsCurrent) {
        PasswordProperties passwords = new PasswordProperties(4, 20, needsCurrent);
        return new ProfileService(
                users,
                new OfficeService(clients, offices),
                companies,
                hashes,
                new PasswordPolicyService(passwords),
                passwords,
                limits,
                new PhotoService(mock(), new ImageAddresses(List.of("https://images.test"))),
                userUpdated,
                new SecurityEvents(new SimpleMeterRegistry()),
                companyNames,
                new SessionTimes(mock(), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private CurrentUser caller(Role role, @Nullable String client) {
        if (client != null) {
            user.moveTo(client, NOW);
        }
        return session(user.getId(), role, client);
    }

    private static CurrentUser other(Role role) {
        return session("5f0000000000000000000001", role, null);
    }

    private static CurrentUser session(String id, Role role, @Nullable String client) {
        return new CurrentUser(
                id,
                "ana@acme.test",
                null,
                null,
                role,
                "active",
                false,
                client,
                null,
                null,
                "jti",
                NOW,
                NOW,
                NOW,
                Map.of());
    }
}
