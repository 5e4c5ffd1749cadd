package io.movers.auth.services;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Requirements on new passwords.
 *
 * @param minLength fewest characters (<code>PASSWORD_MIN_LENGTH</code>); from 8 on, the commonest passwords are refused too
 * @param maxLength most characters (<code>PASSWORD_MAX_LENGTH</code>)
 * @param changeNeedsCurrent whether users must give their current password to change it
 *     (<code>PASSWORD_CHANGE_NEEDS_CURRENT</code>)
 */
@Validated
@ConfigurationProperties("movers.passwords")
public record PasswordProperties(
        @Min(value = 4, message = "PASSWORD_MIN_LENGTH must be at least 4") @DefaultValue("4")
        int minLength,

        @Max(value = 128, message = "PASSWORD_MAX_LENGTH must be at most 128") @DefaultValue("20")
        int maxLength,

        @DefaultValue("false") boolean changeNeedsCurrent) {
    private static final int REFUSES_COMMON_FROM = 8;

    @AssertTrue(message = "PASSWORD_MAX_LENGTH must not be less than PASSWORD_MIN_LENGTH") boolean isOrdered() {
        return minLength <= maxLength;
    }

    boolean refusesCommon() {
        return minLength >= REFUSES_COMMON_FROM;
    }

    /** Whether the length of a password is within the bounds. */
    public boolean fits(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= minLength && length <= maxLength;
    }

    /** The message to a user whose password is too short or too long. */
    public String lengthMessage() {
        return "La contraseña debe de tener entre %d y %d caracteres".formatted(minLength, maxLength);
    }
}
