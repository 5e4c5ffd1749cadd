package io.movers.local.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The console's pages, scripts and styles, all from the class path. */
final class ConsoleFiles {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The pages to which the links in mails lead have the paths of the web client's. */
    private static final Map<String, String> FILES = Map.of(
            "/", "console.html",
            "/console/console.js", "console.js",
            "/console/console.css", "console.css",
            "/console/icon.svg", "icon.svg",
            "/console/account.js", "account.js",
            "/auth/activacion", "activate.html",
            "/auth/recuperar-clave", "new-password.html");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    boolean has(String path) {
        return FILES.containsKey(path);
    }

    boolean write(String path, Response response, Callback callback) throws IOException {
        String file = FILES.getOrDefault(path, "");
        byte[] content;
        try (@Nullable InputStream in = ConsoleFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is not in the jar: build it again");
            }
            content = in.readAllBytes();
        }
        response.getHeaders()
                .put(
                        HttpHeader.CONTENT_TYPE,
                        TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain"));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer"); // addresses of these pages contain codes
        response.write(true, ByteBuffer.wrap(content), callback);
        return true;
    }
}
