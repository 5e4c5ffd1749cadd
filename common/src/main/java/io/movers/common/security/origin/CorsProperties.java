package io.movers.common.security.origin;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The other origins whose pages may call.
 *
 * @param allowedOrigins the origins ({@code CORS_ALLOWED_ORIGINS}, separated by commas): {@code https://admin.example.com},
 *     with {@code :*} at the end for any port, {@code https://*.example.com} for any name in a domain
 */
@Validated
@ConfigurationProperties("movers.cors")
public record CorsProperties(
        @DefaultValue("http://localhost:*") List<String> allowedOrigins) {

    @AssertTrue(
            message =
                    "CORS_ALLOWED_ORIGINS must be a comma-separated list of origins such as https://admin.example.com,"
                            + " http://localhost:* or https://*.example.com")
    boolean isOnlyOrigins() {
        // Answers allow credentials, so a bare * would let every page act for its visitor.
        return allowedOrigins.stream()
                .allMatch(origin -> origin.matches("https?://(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:(\\d+|\\*))?"));
    }
}
