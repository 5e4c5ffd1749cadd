package io.movers.chaos.service;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/** Gives auth, when the checker runs it, hashes that take no time. */
@AutoConfiguration
@ConditionalOnProperty("chaos.clock")
public class QuickPasswordsAutoConfiguration {
    private static final String FORM = "argon2Form";

    @Bean
    static BeanDefinitionRegistryPostProcessor quickPasswords() {
        return registry -> {
            if (registry.containsBeanDefinition(FORM)) {
                registry.removeBeanDefinition(FORM);
                registry.registerBeanDefinition(
                        FORM,
                        new RootBeanDefinition(
                                ClassUtils.resolveClassName("io.movers.auth.services.QuickPasswordForm", null)));
            }
        };
    }
}
