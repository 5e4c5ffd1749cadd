package io.movers.common.images;

import io.movers.common.errors.UnavailableException;
import io.movers.common.images.ImagesProperties.Spaces;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** Keeps images in DigitalOcean Spaces, readable for everybody. */
class SpacesImageStore implements ImageStore, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpacesImageStore.class);
    private static final int TRIES = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final S3Client s3;
    private final String bucket;
    private final String baseUrl;

    SpacesImageStore(Spaces spaces) {
        this.bucket = spaces.bucket();
        boolean byPath = spaces.isByPath();
        URI endpoint = URI.create(byPath ? spaces.endpoint() : "https://" + spaces.endpoint());
        this.baseUrl = spaces.baseUrl();
        this.s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(byPath)
                // An image is small enough to be signed as a whole, which partly S3-compatible stores support better.
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                // Spaces ignores the region, but the signature needs one.
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(spaces.key(), spaces.secret())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(spaces.timeout()))
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .maxAttempts(TRIES)
                                        .build())
                                .apiCallTimeout(spaces.timeout()))
                .build();
    }

    @Override
    public String put(String kind, ImageData image) {
        String key = "images/" + ImageKeys.next(kind, image);
        try {
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .acl(ObjectCannedACL.PUBLIC_READ)
                            .contentType(image.contentType())
                            .cacheControl("public, max-age=31536000, immutable"),
                    RequestBody.fromBytes(image.bytes()));
        } catch (SdkException e) {
            log.error("Storing image {} in bucket {} failed; answering 503", key, bucket, e);
            throw new UnavailableException("The image cannot be stored at the moment, please try again");
        }
        return address(key);
    }

    @Override
    public String prefix(String kind) {
        return address("images/" + kind + "/");
    }

    @Override
    public void delete(String address) {
        if (!address.startsWith(baseUrl + "/")) {
            return;
        }
        String key = address.substring(baseUrl.length() + 1);
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw new UnavailableException("The image " + key + " cannot be deleted: " + e.getMessage());
        }
    }

    String address(String key) {
        return baseUrl + "/" + key;
    }

    @Override
    public void close() {
        s3.close();
    }
}
