package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.RequestValidationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

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
    void tenThousandCommonestPasswordsOfEightCharactersAreRefused() throws IOException {
        List<String> commonest = Files.readAllLines(Path.of("src/main/resources/passwords/common.txt"));

        assertThat(commonest).hasSize(10_000).doesNotHaveDuplicates().allMatch(password -> password.length() >= 8);
        assertThat(commonest).allMatch(production::isTooCommon);
        assertThat(List.of("qwertyuiop", "iloveyou", "1qaz2wsx", "corvette", "bogota2024"))
                .allMatch(production::isTooCommon);
        assertThat(new ClassPathResource("passwords/LICENSE.txt").getContentAsString(StandardCharsets.UTF_8))
                .contains("Permission is hereby granted");
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
