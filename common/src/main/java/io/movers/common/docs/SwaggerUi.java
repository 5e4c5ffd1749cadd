package io.movers.common.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The page that shows an OpenAPI document. Its scripts and styles come from the class path, so that it needs no internet. */
public final class SwaggerUi {

    /** The folder of Swagger UI's files on the class path, with a slash at the end. */
    public static final String FOLDER = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>%1$s</title>
            <link rel="stylesheet" href="swagger-ui/swagger-ui.css">
            <link rel="icon" href="swagger-ui/favicon-32x32.png">
            </head>
            <body>
            <div id="swagger-ui"></div>
            <script src="swagger-ui/swagger-ui-bundle.js"></script>
            <script src="initializer.js"></script>
            </body>
            </html>
            """;

    // Requests go to the page's own origin, so the browser keeps the cookie that signIn sets and sends it with them.
    private static final String INITIALIZER = """
            window.ui = SwaggerUIBundle({
              url: "%1$s",
              dom_id: "#swagger-ui",
              deepLinking: true,
              displayOperationId: true,
              defaultModelsExpandDepth: 0,
              validatorUrl: null,
              withCredentials: true,
              presets: [SwaggerUIBundle.presets.apis],
              layout: "BaseLayout"
            });
            """;

    private SwaggerUi() {}

    /** The page. */
    public static String page(String title) {
        return PAGE.formatted(title);
    }

    /** The script that starts the page. It is a file, because the Content-Security-Policy forbids inline scripts. */
    public static String initializer(String documentPath) {
        return INITIALIZER.formatted(documentPath);
    }

    private static String version() {
        try (InputStream in =
                SwaggerUi.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(java.util.Objects.requireNonNull(in, "org.webjars:swagger-ui is not on the class path"));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
