package io.movers.common.security.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.security.SessionProperties;
import io.movers.common.security.Sessions;
import io.movers.common.security.origin.CorsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class SecurityPropertiesTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @ParameterizedTest
    @ValueSource(strings = {"", "asdf", "0123456789abcdef0123456789abcde"})
    void shortKeyStopsTheStartWithAMessageThatDoesNotShowIt(String key) {
        runner.withPropertyValues("movers.session.jwt-key=" + key).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("JWT_KEY must have at least 32 bytes")
                    .hasMessageContaining("openssl rand -base64 48");
            if (!key.isEmpty()) {
                assertThat(context.getStartupFailure()).rootCause().hasMessageNotContaining(key);
            }
        });
    }

    @Test
    void shortPreviousKeyStopsTheStart() {
        runner.withPropertyValues("movers.session.jwt-key=" + Sessions.KEY, "movers.session.jwt-key-previous=asdf")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("JWT_KEY_PREVIOUS")
                        .hasMessageNotContaining("asdf"));
    }

    @Test
    void everythingButTheKeyHasADefault() {
        runner.withPropertyValues("movers.session.jwt-key=" + Sessions.KEY).run(context -> {
            SessionProperties session = context.getBean(SessionProperties.class);
            assertThat(session.cookieSecure()).isTrue();
            assertThat(session.cookieDomain()).isEmpty();
            assertThat(session.toString()).doesNotContain(Sessions.KEY);
            assertThat(context.getBean(CorsProperties.class).allowedOrigins()).containsExactly("http://localhost:*");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*", "admin.example.com", "https://a.test/", "https://a.test:*:1", "null"})
    void malformedOriginStopsTheStart(String origin) {
        runner.withPropertyValues(
                        "movers.session.jwt-key=" + Sessions.KEY,
                        "movers.cors.allowed-origins=https://ok.test," + origin)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("CORS_ALLOWED_ORIGINS"));
    }

    @Test
    void malformedCookieDomainStopsTheStart() {
        runner.withPropertyValues(
                        "movers.session.jwt-key=" + Sessions.KEY, "movers.session.cookie-domain=a.test; Path=/x")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("COOKIE_DOMAIN"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({SessionProperties.class, CorsProperties.class})
    static class Properties {}
}
