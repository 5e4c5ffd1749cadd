package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.Accounts;
import io.movers.auth.events.publishers.UserErasedPublisher;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.errors.UnavailableException;
import io.movers.common.images.ImageStore;
import io.movers.common.privacy.PersonErasure;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;

class ErasureServiceTests {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String PHOTO = "https://images.test/users/a.png";

    private final UserRepository users = mock();
    private final UserErasedPublisher userErased = mock();
    private final PersonErasure erasure = mock();
    private final ImageStore images = mock();
    private final User user = Accounts.active("Ana@acme.test", NOW);
    private final ErasureService service = new ErasureService(
            users,
            userErased,
            erasure,
            images,
            new SecurityEvents(new io.micrometer.core.instrument.simple.SimpleMeterRegistry()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void store() {
        user.fill(Profile.builder().photo(PHOTO).build());
        given(users.find(user.getId())).willReturn(user);
        given(images.prefix("users")).willReturn("https://images.test/users/");
    }

    @Test
    void thePhotoGoesFirstThenTheAccountThenTheRest() {
        service.erase(caller("5fa000000000000000000009", Role.ADMIN), user.getId(), "ana@ACME.test");

        assertThat(user.isErased()).isTrue();
        InOrder order = inOrder(images, userErased, erasure);
        order.verify(images).delete(PHOTO);
        order.verify(userErased).publish(user);
        order.verify(erasure).erase(user.getId());
    }

    @Test
    void photoThatAnotherAccountHasStays() {
        given(users.existsOtherWithPhoto(PHOTO, user.getId())).willReturn(true);

        service.erase(caller("5fa000000000000000000009", Role.ADMIN), user.getId(), "ana@acme.test");

        assertThat(user.getPhoto()).isNull();
        verify(images, never()).delete(any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://images.test/clients/logo.png",
                "https://images.test/users/../clients/logo.png",
                "ana.png"
            })
    void imageThatIsNoPhotoOfAUserStays(String photo) {
        user.fill(Profile.builder().photo(photo).build());

        service.erase(caller("5fa000000000000000000009", Role.ADMIN), user.getId(), "ana@acme.test");

        verify(images, never()).delete(any());
    }

    @Test
    void erasingAgainCompletesWhatWasInterrupted() {
        CurrentUser admin = caller("5fa000000000000000000009", Role.ADMIN);
        user.erase(NOW);

        service.erase(admin, user.getId(), "ana@acme.test");

        verify(userErased, never()).publish(any());
        verify(erasure).erase(user.getId());
    }

    @Test
    void anotherAddressErasesNothing() {
        assertThatThrownBy(() ->
                        service.erase(caller("5fa000000000000000000009", Role.ADMIN), user.getId(), "eva@acme.test"))
                .isInstanceOf(RequestValidationException.class);
        assertThat(user.isErased()).isFalse();
        verify(images, never()).delete(any());
        verifyNoInteractions(userErased, erasure);
    }

    @Test
    void nobodyErasesTheirOwnAccountOrOneThatRanksHigherOrNone() {
        User admin = User.active(
                "root@meb.test", "the hash", Role.ADMIN, Profile.builder().build(), NOW);
        given(users.find(admin.getId())).willReturn(admin);

        assertThatThrownBy(() -> service.erase(caller(admin.getId(), Role.ADMIN), admin.getId(), admin.getEmail()))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> service.erase(
                        caller("5fa000000000000000000009", Role.MEB_ADMIN), admin.getId(), admin.getEmail()))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> service.erase(
                        caller("5fa000000000000000000009", Role.ADMIN), "5fa000000000000000000008", "x@acme.test"))
                .isInstanceOf(NotFoundException.class);
        verify(images, never()).delete(any());
        verifyNoInteractions(userErased, erasure);
    }

    @Test
    void accountsThatWereArchivedLongAgoAreErased() {
        user.archive(NOW.minusSeconds(100));
        given(users.findIdsArchivedBefore(NOW, 10)).willReturn(List.of(user.getId()));

        assertThat(service.eraseArchivedBefore(NOW, 10)).isEqualTo(1);

        assertThat(user.isErased()).isTrue();
        verify(userErased).publish(user);
        verify(erasure).erase(user.getId());
    }

    @Test
    void archivedAccountWhosePhotoCannotBeDeletedHoldsUpNoOther() {
        User other = Accounts.active("Eva@acme.test", NOW);
        for (User archived : List.of(user, other)) {
            archived.archive(NOW.minusSeconds(100));
        }
        given(users.find(other.getId())).willReturn(other);
        given(users.findIdsArchivedBefore(NOW, 10)).willReturn(List.of(user.getId(), other.getId()));
        willThrow(new UnavailableException("away")).given(images).delete(PHOTO);

        assertThat(service.eraseArchivedBefore(NOW, 10)).isEqualTo(1);

        assertThat(user.isErased()).isFalse();
        assertThat(other.isErased()).isTrue();
    }

    @Test
    void accountThatWasEnabledMeanwhileStays() {
        given(users.findIdsArchivedBefore(NOW, 10)).willReturn(List.of(user.getId()));

        service.eraseArchivedBefore(NOW, 10);

        assertThat(user.isErased()).isFalse();
        verifyNoInteractions(userErased);
        verify(erasure, never()).erase(any());
    }

    private static CurrentUser caller(String id, Role role) {
        return CurrentUser.of(Map.of(
                "id",
                id,
                "email",
                "c@meb.test",
                "role",
                role.value(),
                "jti",
                "j",
                "iat",
                1_700_000_000L,
                "exp",
                1_900_000_000L));
    }
}
