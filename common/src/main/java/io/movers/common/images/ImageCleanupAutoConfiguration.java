package io.movers.common.images;

import io.movers.common.data.DatabaseReadiness;
import io.movers.common.scheduling.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Auto-configuration of the deletion of images, in a service that declares which of its fields name images. */
@AutoConfiguration(
        before = ImagesAutoConfiguration.class,
        afterName = {
            "io.movers.common.data.DataAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnBean(MongoTemplate.class)
@ConditionalOnProperty("movers.images.named-by")
@EnableConfigurationProperties(ImagesProperties.class)
public class ImageCleanupAutoConfiguration {

    private static final int PHASE = 3000;
    private static final Duration INTERVAL = Duration.ofHours(1);

    /** Registers the document class: no service's entity scan finds it, so its index would not be created. */
    @Bean
    StoredImages storedImages(MongoTemplate mongo, MongoMappingContext mappings, ImagesProperties images) {
        mappings.getPersistentEntity(StoredImage.class);
        return new StoredImages(
                mongo, images.namedBy().stream().map(ImageField::of).toList());
    }

    @Bean
    EarlierImages earlierImages(StoredImages images, ImageStore store, ImagesProperties properties, Clock clock) {
        return new EarlierImages(images, store, properties.kinds(), clock);
    }

    @Bean
    BackgroundTask imageCleanup(StoredImages images, ImageStore store, DatabaseReadiness database, Clock clock) {
        ImageCleanup cleanup = new ImageCleanup(images, store, clock);
        return BackgroundTask.every(INTERVAL, "image-cleanup", PHASE, () -> {
            if (database.isReady()) {
                cleanup.run();
            }
        });
    }
}
