package io.movers.common.images;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where uploaded images are kept: in DigitalOcean Spaces if there is a key, otherwise in a local folder.
 *
 * @param directory the local folder; if empty, a folder of the service in the system's temporary folder
 * @param publicBaseUrl the address at which clients reach the suite; locally stored images have addresses below it
 * @param namedBy the fields of the service's documents that name images, each as <code>collection:field</code>; an image that
 *     none of them names is deleted after 30 days
 * @param kinds the kinds of images that only this service stores
 * @param spaces access to DigitalOcean Spaces
 */
@Validated
@ConfigurationProperties("movers.images")
public record ImagesProperties(
        @DefaultValue("") String directory,

        @Pattern(regexp = "https?://.+", message = "PUBLIC_BASE_URL must be an http or https address") @DefaultValue("http://localhost:8080")
        String publicBaseUrl,

        @DefaultValue List<String> namedBy,
        @DefaultValue List<String> kinds,
        @Valid @DefaultValue Spaces spaces) {

    /**
     * DigitalOcean Spaces, or any other S3-compatible store.
     *
     * @param key access key; if empty, images are kept in the local folder
     * @param secret secret key
     * @param endpoint host name of the region, without a scheme; if it has one (a test, a self-hosted server), buckets are
     *     addressed by path
     * @param bucket name of the bucket
     * @param timeout how long one upload may take, including retries
     */
    public record Spaces(
            @DefaultValue("") String key,
            @DefaultValue("") String secret,
            @DefaultValue("nyc3.digitaloceanspaces.com") String endpoint,
            @DefaultValue("meb-images") String bucket,
            @DefaultValue("15s") Duration timeout) {

        /** Whether images are stored in Spaces. */
        public boolean isConfigured() {
            return !key.isBlank();
        }

        /** The base address of the store's images, without a slash at the end. */
        String baseUrl() {
            return isByPath() ? URI.create(endpoint) + "/" + bucket : "https://" + bucket + "." + endpoint;
        }

        /** Whether buckets are addressed by path. */
        boolean isByPath() {
            return endpoint.contains("://");
        }

        @AssertTrue(
                message =
                        "SPACES_SECRET must be set when SPACES_KEY is, and SPACES_ENDPOINT and SPACES_BUCKET not empty")
        boolean isComplete() {
            return !isConfigured() || (!secret.isBlank() && !endpoint.isBlank() && !bucket.isBlank());
        }
    }
}
