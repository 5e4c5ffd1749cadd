package io.movers.common.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this service is and where its routes are.
 *
 * @param name the service's name: its queue group, its database
 * @param basePath prefix of all its routes
 * @param healthPath path of its health route
 */
@ConfigurationProperties("movers.service")
public record ServiceProperties(String name, String basePath, String healthPath) {

    /** Where the page of the API documentation is. */
    public String docsPath() {
        return basePath + "/docs";
    }

    /** Where images kept in a local folder are served. */
    public String imagesPath() {
        return basePath + "/images";
    }

    /** Patterns of the paths that are no routes of a controller of ours and that everybody may read. */
    public List<String> publicPaths() {
        return List.of(docsPath() + "/**", basePath + "/docs.json", basePath + "/docs.json/**", imagesPath() + "/**");
    }
}
