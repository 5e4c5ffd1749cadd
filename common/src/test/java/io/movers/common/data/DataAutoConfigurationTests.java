package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import io.movers.servers.Ports;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DataAutoConfigurationTests {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MongoAutoConfiguration.class, DataMongoAutoConfiguration.class, DataAutoConfiguration.class));

    @Test
    void writesAreAcknowledgedByTheJournalsOfAMajority() {
        settings(
                "",
                settings -> assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true)));
    }

    @Test
    void numberOfServersCanBeConfigured() {
        runner.withPropertyValues("spring.mongodb.uri=" + uri(""), "movers.data.write-concern=1")
                .run(context -> assertThat(context.getBean(DataProperties.class).toWriteConcern())
                        .isEqualTo(WriteConcern.W1.withJournal(true)));
    }

    @Test
    void otherWriteConcernsEndTheStartWithAMessageThatNamesTheVariable() {
        runner.withPropertyValues("spring.mongodb.uri=" + uri(""), "movers.data.write-concern=none")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(
                                "MONGO_WRITE_CONCERN must be majority or a number of servers from 1 to 9"));
    }

    @Test
    void optionsInTheMongoUriWin() {
        settings("&w=2&journal=false&socketTimeoutMS=700&connectTimeoutMS=800", settings -> {
            assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.W2.withJournal(false));
            assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS))
                    .isEqualTo(150);
            assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.MILLISECONDS))
                    .isEqualTo(700);
            assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS))
                    .isEqualTo(800);
        });
    }

    @Test
    void answersAreAwaitedForHalfAMinuteByDefault() {
        settings(
                "",
                settings -> assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS))
                        .isEqualTo(30));
    }

    private void settings(String options, Consumer<MongoClientSettings> check) {
        runner.withPropertyValues("spring.mongodb.uri=" + uri(options)).run(context -> {
            MongoClientSettings.Builder builder = MongoClientSettings.builder();
            context.getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
                    .orderedStream()
                    .forEach(customizer -> customizer.customize(builder));
            check.accept(builder.build());
        });
    }

    /** Nothing listens at this address; the settings can be tested without a server. */
    private static String uri(String options) {
        return "mongodb://127.0.0.1:%d/data?serverSelectionTimeoutMS=150%s".formatted(Ports.free(), options);
    }
}
