package io.movers.common.docs;

import io.movers.common.ServiceProperties;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of the API documentation, without inline scripts. Front-ends and developers know its address from the Node suite. */
@RestController
class DocsRoutes {

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
    private final SingletonSupplier<String> document;

    DocsRoutes(ServiceProperties service, Supplier<String> document) {
        this.service = service;
        this.document = SingletonSupplier.of(document);
    }

    @Access(Caller.ANYONE)
    @GetMapping(path = "${movers.service.base-path}/docs.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String document() {
        return document.obtain();
    }

    @Access(Caller.ANYONE)
    @GetMapping(path = "${movers.service.base-path}/docs/initializer.js", produces = "text/javascript")
    String initializer() {
        return SwaggerUi.initializer(service.basePath() + "/docs.json");
    }

    @Access(Caller.ANYONE)
    @GetMapping("${movers.service.base-path}/docs")
    ResponseEntity<String> redirect() {
        // Absolute, because the current path has no slash at its end: a relative address would be resolved against its
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
        return SwaggerUi.page("Movers: " + service.name());
    }
}
