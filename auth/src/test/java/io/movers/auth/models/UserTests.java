package io.movers.auth.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.auth.Accounts;
import io.movers.common.events.contract.SignedOutSession;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UserTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final User user = Accounts.unverified("Ana@Acme.test", NOW);

    @Test
    void activationCodeIsValidForADay() {
        assertThat(user.acceptsActivation(123_456, NOW.plus(Duration.ofHours(23))))
                .isTrue();
        assertThat(user.acceptsActivation(123_457, NOW)).isFalse();
        assertThat(user.acceptsActivation(123_456, NOW.plus(Duration.ofHours(24))))
                .isFalse();
    }

    @Test
    void activationCodeIsAcceptedOnce() {
        user.activate();

        assertThat(user.getStatus()).isEqualTo("active");
        assertThat(user.acceptsActivation(123_456, NOW)).isFalse();
    }

    @Test
    void movingToAnotherCompanyEndsSessions() {
        user.moveTo("Acme", NOW);
        assertThat(user.getSessionsEndedAt()).isEqualTo(NOW);

        user.moveTo("Acme", NOW.plusSeconds(1));
        assertThat(user.getSessionsEndedAt()).isEqualTo(NOW);
    }

    @Test
    void passwordChangeAndArchivingEndSessions() {
        user.changePassword("other", NOW);
        assertThat(user.getSessionsEndedAt()).isEqualTo(NOW);

        user.archive(NOW.plusSeconds(1));
        assertThat(user.getSessionsEndedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(user.isArchived()).isTrue();

        user.enable();
        assertThat(user.isArchived()).isFalse();
    }

    @Test
    void erasedAccountKeepsItsNumbersAndNothingAboutItsOwner() {
        user.fill(Profile.builder()
                .phone("3001234567")
                .documentNumber("1001")
                .photo("https://images.test/a.png")
                .weight(61.5)
                .bloodType("O+")
                .emergencyContactName("Eva Paz")
                .client("Acme")
                .build());
        user.setPoints(62);

        user.erase(NOW);

        assertThat(user)
                .usingRecursiveComparison()
                .ignoringFields("id", "version", "client", "role", "status", "selfSignedUp", "points")
                .ignoringFields("deletedAt", "erasedAt", "sessionsEndedAt", "email", "password", "weight")
                .isEqualTo(new User());
        assertThat(user.getEmail()).isEqualTo("erased-" + user.getId() + "@erased.invalid");
        assertThat(user.getPoints()).isEqualTo(62);
        assertThat(user.getClient()).isEqualTo("Acme");
        assertThat(user.isArchived() && user.isErased()).isTrue();
        assertThat(user.getSessionsEndedAt()).isEqualTo(NOW);
    }

    @Test
    void signedOutSessionIsForgottenAfterItsExpiry() {
        user.signOut("first", NOW.plusSeconds(10), NOW);
        user.signOut("second", NOW.plusSeconds(60), NOW);
        assertThat(user.getSignedOut()).extracting(SignedOutSession::jti).containsExactly("first", "second");

        user.signOut("third", NOW.plusSeconds(60), NOW.plusSeconds(10));
        assertThat(user.getSignedOut()).extracting(SignedOutSession::jti).containsExactly("second", "third");
    }

    @Test
    void endOfAllSessionsForgetsTheManyThatWereSignedOutOneByOne() {
        for (int i = 0; i < User.SIGNED_OUT_LIMIT; i++) {
            user.signOut("session-" + i, NOW.plusSeconds(60), NOW);
        }
        assertThat(user.hasTooManySignOuts()).isFalse();
        user.signOut("one more", NOW.plusSeconds(60), NOW);
        assertThat(user.hasTooManySignOuts()).isTrue();

        user.endSessions(NOW);

        assertThat(user.getSignedOut()).isEmpty();
        assertThat(user.getSessionsEndedAt()).isEqualTo(NOW);
    }

    @Test
    void fieldsMissingFromTheProfileStay() {
        user.fill(Profile.builder()
                .firstName("Anita")
                .lastName("")
                .office("Sede Sur")
                .weight(60.0)
                .documentNumber("77")
                .build());
        user.fill(Profile.builder().weight(0.0).documentNumber("").build());

        assertThat(user.getFirstName()).isEqualTo("Anita");
        assertThat(user.getLastName()).isEqualTo("Ruiz");
        assertThat(user.getOffice()).isEqualTo("Sede Sur");
        assertThat(user.getWeight()).isEqualTo(60);
        assertThat(user.getDocumentNumber()).isEqualTo("77");
    }

    @Test
    void resetCodeSetsAPasswordForHalfAnHour() {
        ResetCode reset = new ResetCode("u", "123456", false, NOW.plus(ResetCode.RESET_LIFETIME));
        ResetCode activation = new ResetCode("u", "123456", true, NOW.plus(User.ACTIVATION_LIFETIME));

        assertThat(reset.resets("123456", NOW.plus(Duration.ofMinutes(29)))).isTrue();
        assertThat(reset.resets("123456", NOW.plus(Duration.ofMinutes(30)))).isFalse();
        assertThat(reset.resets("123457", NOW)).isFalse();
        assertThat(reset.activates("123456", NOW)).isFalse();
        assertThat(activation.resets("123456", NOW.plus(Duration.ofMinutes(29))))
                .isTrue();
        assertThat(activation.resets("123456", NOW.plus(Duration.ofMinutes(30))))
                .isFalse();
        assertThat(activation.activates("123456", NOW.plus(Duration.ofHours(23))))
                .isTrue();
        assertThat(activation.activates("123456", NOW.plus(Duration.ofHours(24))))
                .isFalse();
    }

    @Test
    void emailKeyIgnoresCaseAndKeepsCompaniesApart() {
        assertThat(EmailKey.of("Ana@ACME.test")).isEqualTo("ana@acme.test");
        assertThat(EmailKey.of("Ana@Bücher.example")).isEqualTo("ana@xn--bcher-kva.example");
        assertThat(EmailKey.ofDomain("XN--Bcher-KVA.example")).isEqualTo(EmailKey.ofDomain("bücher.EXAMPLE"));
        assertThat(EmailKey.ofDomain("..")).isEqualTo("..");
        assertThat(EmailKey.domainOf("ana@ACME.test")).isEqualTo("ACME.test");
        assertThat(Domain.key("Acme.test", "Acme")).isEqualTo(Domain.key("acme.TEST", "Acme"));
        assertThat(Email.key("Ana@acme.test", "Acme")).isEqualTo(Email.key("ana@acme.test", "Acme"));
        assertThat(Email.key("ana@acme.test", "Acme")).isNotEqualTo(Email.key("ana@acme.test", "acme"));
    }
}
