package io.movers.common;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who this service is and where its routes are.
 *
 * @param name the service's name: its queue group, its database
 * @param basePath prefix of all its routes
 * @param healthPath path of its health route
 */
@Validated
@ConfigurationProperties("movers.service")
public record ServiceProperties(
        @NotBlank(message = "movers.service.name must be set") String name,

        @NotNull(message = "movers.service.base-path must be set") @Pattern(regexp = "/.*[^/]", message = "movers.service.base-path must begin with a slash and not end with one") String basePath,

        @NotNull(message = "movers.service.health-path must be set") @Pattern(regexp = "/.+", message = "movers.service.health-path must begin with a slash") String healthPath) {

    /** Where the page of the API documentation is. */
    public String docsPath() {
        return basePath + "/docs";
    }

    /** Where images kept in a local folder are served. */
    public String imagesPath() {
        return basePath + "/images";
    }

    /** Patterns of the paths that everybody may read although no controller of ours serves them. */
    public List<String> publicPaths() {
        return List.of(docsPath() + "/**", basePath + "/docs.json", basePath + "/docs.json/**", imagesPath() + "/**");
    }
}
