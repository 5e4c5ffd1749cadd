package io.movers.common.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.movers.common.ServiceProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ImagesAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ImagesAutoConfiguration.class))
            .withBean(ServiceProperties.class, () -> new ServiceProperties("tiny", "/api/tiny", "/api/tiny/healthz"));

    @Test
    void imagesAreStoredInAFolderWithoutASpacesKey() {
        runner.run(context -> assertThat(context).getBean(ImageStore.class).isInstanceOf(LocalImageStore.class));
    }

    @Test
    void imagesAreStoredInSpacesWithAKey() {
        runner.withPropertyValues("movers.images.spaces.key=key", "movers.images.spaces.secret=secret")
                .run(context -> assertThat(context).getBean(ImageStore.class).isInstanceOf(SpacesImageStore.class));
    }

    @Test
    void spacesKeyWithoutTheS3ClientStopsTheStartAndNamesTheDependency() {
        ApplicationContextRunner without = runner.withClassLoader(new FilteredClassLoader("software.amazon.awssdk"));

        without.run(context -> assertThat(context).getBean(ImageStore.class).isInstanceOf(LocalImageStore.class));
        without.withPropertyValues("movers.images.spaces.key=key", "movers.images.spaces.secret=secret")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("SPACES_KEY is set, but the service does not have the dependency"
                                + " software.amazon.awssdk:s3"));
    }

    @Test
    void customImageStoreWins() {
        ImageStore own = mock(ImageStore.class);

        runner.withBean(ImageStore.class, () -> own)
                .run(context -> assertThat(context).getBean(ImageStore.class).isSameAs(own));
    }

    @Test
    void aKeyWithoutItsSecretStopsTheStartAndNamesTheVariable() {
        runner.withPropertyValues("movers.images.spaces.key=key")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("SPACES_SECRET must be set when SPACES_KEY is"));
    }

    @Test
    void aPublicAddressWithoutASchemeStopsTheStartAndNamesTheVariable() {
        runner.withPropertyValues("movers.images.public-base-url=movers.test")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("PUBLIC_BASE_URL must be an http or https address"));
    }
}
