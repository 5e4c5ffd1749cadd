package io.movers.local;

import io.movers.common.docs.SwaggerUi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The documents of the whole suite and the page that shows them, at <code>/docs/</code>. Everything comes from the class path. */
final class ApiPage {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private static final String FILES = "/docs/swagger-ui/";

    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+[.](css|js|png)");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "png", "image/png");

    /** Answers if the path is one of these. */
    boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        switch (path) {
            case "/docs/" -> write(response, callback, "text/html; charset=utf-8", text(SwaggerUi.page("Movers")));
            case "/docs/initializer.js" ->
                write(response, callback, "text/javascript", text(SwaggerUi.initializer("/docs/movers.json")));
            case "/docs/movers.json", "/docs/events.json" ->
                write(response, callback, "application/json", own(path.substring("/docs/".length())));
            default -> {
                Optional<byte[]> file =
                        path.startsWith(FILES) ? asset(path.substring(FILES.length())) : Optional.empty();
                file.ifPresent(bytes ->
                        write(response, callback, TYPES.get(path.substring(path.lastIndexOf('.') + 1)), bytes));
                return file.isPresent();
            }
        }
        return true;
    }

    private static Optional<byte[]> asset(String name) {
        return FILE.matcher(name).matches()
                ? read(ApiPage.class.getClassLoader().getResourceAsStream(SwaggerUi.FOLDER + name))
                : Optional.empty();
    }

    private static byte[] own(String name) {
        return read(ApiPage.class.getResourceAsStream(name))
                .orElseThrow(() -> new SuiteException(name + " is not in the jar: build it again"));
    }

    private static Optional<byte[]> read(@org.jspecify.annotations.Nullable InputStream resource) {
        if (resource == null) {
            return Optional.empty();
        }
        try (resource) {
            return Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(
            Response response, Callback callback, @org.jspecify.annotations.Nullable String type, byte[] body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
