package io.movers.notifications.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class MailConfigurationTests {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(OnlySmtp.class);

    @ParameterizedTest
    @CsvSource({
        "EMAIL_PORT=smtp, EMAIL_PORT must be a port",
        "EMAIL_PORT=70000, EMAIL_PORT must be a port",
        "EMAIL_TLS=maybe, 'EMAIL_TLS must be tls, starttls or none'",
        "EMAIL_TLS=starttls EMAIL_PORT=465, EMAIL_TLS must be tls on EMAIL_PORT 465",
        "EMAIL_USERNAME=movers, EMAIL_USERNAME and EMAIL_PASSWORD go together",
        "EMAIL_USERNAME=movers EMAIL_PASSWORD=secret EMAIL_TLS=none, EMAIL_PASSWORD is not sent in the clear",
        "EMAIL_FROM=nobody, EMAIL_FROM must be an address",
        "EMAIL_LINK_BASE=meb-admin.moversapp.co, EMAIL_LINK_BASE must be an address",
        "EMAIL_LINK_BASE=https://x.test/?a=b, EMAIL_LINK_BASE must be an address",
        "EMAIL_LINK_BASE=javascript:alert(1), EMAIL_LINK_BASE must be an address",
        "EMAIL_HOST=, EMAIL_HOST must name the mail server",
    })
    void invalidVariableStopsTheStartAndIsNamed(String variables, String message) {
        service.withPropertyValues("EMAIL_HOST=localhost")
                .withPropertyValues(variables.split(" "))
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .asString()
                        .contains(message)
                        .doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({"587, '', starttls", "25, '', starttls", "465, '', tls", "465, TLS, tls", "1025, none, none"})
    void connectionsAreEncryptedByDefault(String port, String tls, String mode) {
        service.withPropertyValues("EMAIL_HOST=localhost", "EMAIL_PORT=" + port, "EMAIL_TLS=" + tls)
                .run(context ->
                        assertThat(context.getBean(SmtpProperties.class).mode()).isEqualTo(mode));
    }

    @Test
    void senderAndLinksHaveDefaults() {
        service.withPropertyValues("EMAIL_HOST=localhost").run(context -> {
            MailProperties mails = context.getBean(MailProperties.class);
            assertThat(mails.from()).isEqualTo("info@meb.dev");
            assertThat(mails.linkBase()).isEqualTo("https://meb-admin.moversapp.co");
        });
    }

    @Configuration
    @EnableConfigurationProperties({SmtpProperties.class, MailProperties.class})
    @Import(SmtpService.class)
    static class OnlySmtp {}
}
