package io.movers.auth.services;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which hashes of passwords are stored. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {
    @Bean
    PasswordForm argon2Form() {
        return new Argon2Form();
    }

    @Bean
    PasswordForm scryptForm() {
        return new ScryptForm();
    }
}
