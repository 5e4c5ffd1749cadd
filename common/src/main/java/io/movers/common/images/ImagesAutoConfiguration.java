package io.movers.common.images;

import io.movers.common.OptionalLibrary;
import io.movers.common.ServiceProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Auto-configuration of the image store. */
@AutoConfiguration
@EnableConfigurationProperties(ImagesProperties.class)
public class ImagesAutoConfiguration {

    private static final OptionalLibrary S3 = new OptionalLibrary(
            "software.amazon.awssdk:s3 with software.amazon.awssdk:url-connection-client",
            "software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient");

    private static final Duration A_YEAR = Duration.ofDays(365);

    @Bean
    @ConditionalOnMissingBean
    ImageStore imageStore(
            ImagesProperties images,
            ServiceProperties service,
            ObjectProvider<StoredImages> records,
            ObjectProvider<Clock> clock) {
        ImageStore store = images.spaces().isConfigured()
                ? spacesStore(images.spaces())
                : new LocalImageStore(directory(images, service), publicBase(images) + service.imagesPath());
        StoredImages recorded = records.getIfAvailable();
        return recorded == null ? store : new RecordedImageStore(store, recorded, clock.getObject());
    }

    private static ImageStore spacesStore(ImagesProperties.Spaces spaces) {
        S3.requireBecause("SPACES_KEY is set");
        return new SpacesImageStore(spaces);
    }

    @Bean
    @ConditionalOnMissingBean
    ImageAddresses imageAddresses(ImagesProperties images) {
        List<String> own = new ArrayList<>();
        own.add(publicBase(images));
        if (images.spaces().isConfigured()) {
            own.add(images.spaces().baseUrl());
        }
        return new ImageAddresses(List.copyOf(own));
    }

    private static String publicBase(ImagesProperties images) {
        return images.publicBaseUrl().replaceAll("/+$", "");
    }

    /** Serves the local folder, even after a switch to Spaces, because earlier images are still in it. */
    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    WebMvcConfigurer localImages(ImagesProperties images, ServiceProperties service) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(service.imagesPath() + "/**")
                        // Not Path.toUri: it adds the slash at the end only if the folder exists already.
                        .addResourceLocations("file:" + directory(images, service) + "/")
                        .setCacheControl(
                                CacheControl.maxAge(A_YEAR).cachePublic().immutable());
            }
        };
    }

    private static Path directory(ImagesProperties images, ServiceProperties service) {
        Path directory = images.directory().isBlank()
                ? Path.of(System.getProperty("java.io.tmpdir"), "movers-images")
                : Path.of(images.directory());
        return directory.resolve(service.name()).toAbsolutePath().normalize();
    }
}
