package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.RequestValidationException;
import org.junit.jupiter.api.Test;

class PasswordPolicyServiceTests {
    private final PasswordPolicyService production = new PasswordPolicyService(new PasswordProperties(8, 20, false));
    private final PasswordPolicyService recorded = new PasswordPolicyService(new PasswordProperties(4, 20, false));

    @Test
    void commonPasswordIsRefusedInAnyCase() {
        assertThatThrownBy(() -> production.check("Password1")).isInstanceOf(RequestValidationException.class);
        assertThat(production.isTooCommon("12345678")).isTrue();
        assertThat(production.isTooCommon("correct horse")).isFalse();
    }

    @Test
    void commonPasswordIsAcceptedWithTheRecordedBounds() {
        recorded.check("12345678");

        assertThat(recorded.isTooCommon("password")).isFalse();
    }

    @Test
    void boundsCountCharacters() {
        PasswordProperties bounds = new PasswordProperties(4, 6, false);

        assertThat(bounds.fits("abc")).isFalse();
        assertThat(bounds.fits("🚲🚲🚲🚲🚲🚲")).isTrue();
        assertThat(bounds.fits("abcdefg")).isFalse();
        assertThat(bounds.lengthMessage()).isEqualTo("La contraseña debe de tener entre 4 y 6 caracteres");
        assertThat(new PasswordProperties(20, 8, false).isOrdered()).isFalse();
    }
}
