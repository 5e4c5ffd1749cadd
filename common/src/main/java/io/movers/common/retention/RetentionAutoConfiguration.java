package io.movers.common.retention;

import io.movers.common.data.DataAutoConfiguration;
import io.movers.common.data.DatabaseReadiness;
import io.movers.common.scheduling.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of what is removed after some time, in services with a database. */
@AutoConfiguration(after = DataAutoConfiguration.class)
@ConditionalOnBean(DatabaseReadiness.class)
@EnableConfigurationProperties(RetentionProperties.class)
public class RetentionAutoConfiguration {
    private static final int PHASE = 3000;

    /** Every hour; the first run begins an hour after the start. */
    @Bean
    BackgroundTask retentionTask(
            ObjectProvider<RetentionRule> rules, DatabaseReadiness database, ObjectProvider<Clock> clock) {
        Retention retention = new Retention(rules.orderedStream().toList(), clock.getIfAvailable(Clock::systemUTC));
        return BackgroundTask.every(Duration.ofHours(1), "retention", PHASE, () -> {
            database.requireReady();
            retention.run();
        });
    }
}
