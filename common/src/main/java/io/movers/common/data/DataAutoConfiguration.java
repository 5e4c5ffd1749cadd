package io.movers.common.data;

import io.movers.common.migration.DataMigration;
import io.movers.common.migration.DataMigrations;
import io.movers.common.scheduling.BackgroundTask;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Aggregates, replicas and their indexes on the service's own MongoDB. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
public class DataAutoConfiguration {
    private static final int AFTER_INDEXES = Indexes.PHASE + 100;
    private static final Duration MIGRATION_PAUSE = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnMissingBean
    AggregateStore aggregateStore(MongoTemplate template) {
        return new AggregateStore(template);
    }

    @Bean
    @ConditionalOnMissingBean
    ReplicaStore replicaStore(MongoTemplate template) {
        return new ReplicaStore(template);
    }

    /** The driver's own defaults are half a minute for a server that is away, and no limit for an answer. */
    @Bean
    MongoClientSettingsBuilderCustomizer mongoTimeouts() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
    }

    @Bean
    DatabaseHealth databaseHealthIndicator(MongoTemplate template) {
        return new DatabaseHealth(template);
    }

    @Bean
    VersionField versionField() {
        return new VersionField();
    }

    @Bean
    Indexes indexes(MongoTemplate template, MongoMappingContext mappings) {
        return new Indexes(template, mappings);
    }

    /** Runs the migrations behind the start, after the indexes. */
    @Bean
    BackgroundTask dataMigrations(ObjectProvider<DataMigration> migrations) {
        DataMigrations all = new DataMigrations(migrations.orderedStream().toList());
        return BackgroundTask.once(MIGRATION_PAUSE, "data-migrations", AFTER_INDEXES, all::run);
    }

    /** Stored documents carry no class names, so that classes can move. */
    @Bean
    static BeanPostProcessor noClassNames() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String beanName) {
                if (bean instanceof MappingMongoConverter converter) {
                    converter.setTypeMapper(new DefaultMongoTypeMapper(null));
                }
                return bean;
            }
        };
    }
}
