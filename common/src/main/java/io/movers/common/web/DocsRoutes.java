package io.movers.common.web;

import io.movers.common.ServiceProperties;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of the API documentation, without inline scripts. Front-ends and developers know its address from the Node suite. */
@Hidden
@RestController
class DocsRoutes {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Movers: %1$s</title>
            <link rel="stylesheet" href="swagger-ui/swagger-ui.css">
            <link rel="icon" href="swagger-ui/favicon-32x32.png">
            </head>
            <body>
            <div id="swagger-ui"></div>
            <script src="swagger-ui/swagger-ui-bundle.js"></script>
            <script src="swagger-ui/swagger-ui-standalone-preset.js"></script>
            <script src="swagger-ui/swagger-initializer.js"></script>
            </body>
            </html>
            """;

    private static final String REDIRECT = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Redirecting</title>
            </head>
            <body>
            <pre>Redirecting to <a href="%1$s">%1$s</a></pre>
            </body>
            </html>
            """;

    private final ServiceProperties service;

    DocsRoutes(ServiceProperties service) {
        this.service = service;
    }

    @Access(Caller.ANYONE)
    @GetMapping("${movers.service.base-path}/docs")
    ResponseEntity<String> redirect() {
        // Absolute: without the slash at the end of the current path, a relative address would resolve against its
        // parent.
        String address = service.docsPath() + "/";
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, address)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(REDIRECT.formatted(address));
    }

    @Access(Caller.ANYONE)
    @GetMapping(path = "${movers.service.base-path}/docs/", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return PAGE.formatted(service.name());
    }
}
