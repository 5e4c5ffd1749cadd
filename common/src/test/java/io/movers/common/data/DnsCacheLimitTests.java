package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.mock.env.MockEnvironment;

class DnsCacheLimitTests {
    private final @Nullable String before = Security.getProperty(DnsCacheLimit.SECURITY_PROPERTY);

    /** A security property cannot be removed; an empty one counts as none. */
    @BeforeEach
    void forget() {
        Security.setProperty(DnsCacheLimit.SECURITY_PROPERTY, "");
    }

    @AfterEach
    void restore() {
        System.clearProperty(DnsCacheLimit.SYSTEM_PROPERTY);
        Security.setProperty(DnsCacheLimit.SECURITY_PROPERTY, before == null ? "" : before);
    }

    @Test
    void addressesAreRememberedForAFewSeconds() {
        process();

        assertThat(Security.getProperty(DnsCacheLimit.SECURITY_PROPERTY)).isEqualTo(DnsCacheLimit.SECONDS);
    }

    @Test
    void configuredLimitWins() {
        Security.setProperty(DnsCacheLimit.SECURITY_PROPERTY, "60");

        process();

        assertThat(Security.getProperty(DnsCacheLimit.SECURITY_PROPERTY)).isEqualTo("60");
    }

    @Test
    void limitGivenToTheJvmWins() {
        System.setProperty(DnsCacheLimit.SYSTEM_PROPERTY, "60");

        process();

        assertThat(Security.getProperty(DnsCacheLimit.SECURITY_PROPERTY)).isEmpty();
    }

    @Test
    void everyServiceHasTheLimit() {
        FailureHandler othersNeedArguments = FailureHandler.handleMessage((message, failure) -> {});
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(EnvironmentPostProcessor.class, othersNeedArguments))
                .hasAtLeastOneElementOfType(DnsCacheLimit.class);
    }

    private static void process() {
        new DnsCacheLimit().postProcessEnvironment(new MockEnvironment(), new SpringApplication());
    }
}
