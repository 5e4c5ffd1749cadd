package io.movers.common.data;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterType;
import io.movers.common.migration.DataMigration;
import io.movers.common.migration.DataMigrations;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Wires aggregates, replicas, indexes and data migrations on the service's own MongoDB. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@EnableConfigurationProperties(DataProperties.class)
public class DataAutoConfiguration {
    private static final int AFTER_INDEXES = Indexes.PHASE + 100;
    private static final Backoff MIGRATION_PAUSES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

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

    @Bean
    @ConditionalOnMissingBean
    ListReader listReader(MongoTemplate template, MongoClient client, DatabaseReturns returns) {
        var sizes = new CollectionSizes(
                template, () -> client.getClusterDescription().getType() == ClusterType.SHARDED, System::nanoTime);
        returns.onReturn(sizes::forget);
        return new ListReader(template, sizes);
    }

    /**
     * Our defaults for the driver. Its own wait half a minute for a server that is away and without limit for an answer, and
     * acknowledge writes that a crash may undo. Ours are applied before Spring Boot's customizer, so that options in {@code
     * MONGO_URI} win.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer mongoDefaults(DataProperties properties, DatabaseReturns returns) {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.addServerListener(returns))
                .writeConcern(properties.toWriteConcern());
    }

    @Bean
    DatabaseReturns databaseReturns() {
        return new DatabaseReturns();
    }

    @Bean
    static DatabaseAddressCheck databaseAddressCheck(Environment environment) {
        return new DatabaseAddressCheck(environment);
    }

    @Bean
    DatabaseHealth databaseHealthIndicator(MongoTemplate template, DatabaseReadiness readiness) {
        return new DatabaseHealth(template, readiness);
    }

    @Bean
    AggregateGuard aggregateGuard() {
        return new AggregateGuard();
    }

    @Bean
    VersionField versionField() {
        return new VersionField();
    }

    @Bean
    Indexes indexes(
            MongoTemplate template,
            MongoMappingContext mappings,
            ObjectProvider<MongoClientSettings> settings,
            ObjectProvider<MongoClientSettingsBuilderCustomizer> customizers,
            ObjectProvider<Clock> clock,
            ConfigurableApplicationContext context) {
        return new Indexes(
                new IndexDeclarations(mappings),
                clientsWithoutReadTimeout(settings, customizers),
                template.getDb().getName(),
                clock.getIfAvailable(Clock::systemUTC),
                () -> new Thread(context::close, "end-of-service").start());
    }

    private static Supplier<MongoClient> clientsWithoutReadTimeout(
            ObjectProvider<MongoClientSettings> settings,
            ObjectProvider<MongoClientSettingsBuilderCustomizer> customizers) {
        MongoClientSettingsBuilderCustomizer noReadTimeout =
                builder -> builder.applyToSocketSettings(socket -> socket.readTimeout(0, TimeUnit.SECONDS));
        return () -> {
            List<MongoClientSettingsBuilderCustomizer> all = Stream.concat(
                            customizers.orderedStream(), Stream.of(noReadTimeout))
                    .toList();
            MongoClientSettings base =
                    settings.getIfAvailable(() -> MongoClientSettings.builder().build());
            return new MongoClientFactory(all).createMongoClient(base);
        };
    }

    /** Runs the migrations in the background after the start, once the indexes exist. */
    @Bean
    BackgroundTask dataMigrations(ObjectProvider<DataMigration> migrations, DatabaseReadiness readiness) {
        DataMigrations all = new DataMigrations(migrations.orderedStream().toList());
        return BackgroundTask.once(MIGRATION_PAUSES, "data-migrations", AFTER_INDEXES, () -> {
            readiness.requireReady();
            all.run();
        });
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
