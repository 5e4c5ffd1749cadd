package io.movers.auth.services;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Refuses new passwords that are among the commonest. */
@Service
class PasswordPolicyService {
    private static final List<String> LISTS = List.of("common.txt", "local.txt");
    private static final String COMMON = "La contraseña es demasiado común";

    private final Set<String> refused;

    PasswordPolicyService(PasswordProperties properties) {
        this.refused = properties.refusesCommon() ? commonPasswords() : Set.of();
    }

    /** Whether the password is among the commonest, ignoring letter case, and these are refused. */
    boolean isTooCommon(String password) {
        return refused.contains(password.toLowerCase(Locale.ROOT));
    }

    /** @throws RequestValidationException the password is too common */
    void check(String password) {
        if (isTooCommon(password)) {
            throw new RequestValidationException(List.of(new ApiError(COMMON, "password")));
        }
    }

    /** Where they come from, and their licence: <code>passwords/LICENSE.txt</code>. */
    private static Set<String> commonPasswords() {
        return LISTS.stream().flatMap(PasswordPolicyService::lines).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> lines(String list) {
        try (InputStream content = new ClassPathResource("passwords/" + list).getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
