package io.movers.local.console;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the console. */
@FunctionalInterface
interface Answer {
    /** Mails style themselves and show pictures that they contain. Their links open in a page of their own. */
    String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none';"
                    + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    void write(Request request, Response response, Callback callback) throws Exception;

    static Answer json(JsonMapper json, Object data) {
        return text(200, "application/json; charset=utf-8", json.writeValueAsString(data), "default-src 'none'");
    }

    static Answer error(int status, String message) {
        String body = new JsonMapper().writeValueAsString(Map.of("errors", List.of(Map.of("message", message))));
        return text(status, "application/json; charset=utf-8", body, "default-src 'none'");
    }

    static Answer mail(String html) {
        return text(200, "text/html; charset=utf-8", "<base target=\"_blank\">" + html, MAIL_POLICY);
    }

    private static Answer text(int status, String type, String body, String policy) {
        return (request, response, callback) -> {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put("Content-Security-Policy", policy);
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put("Referrer-Policy", "no-referrer");
            Content.Sink.write(response, true, body, callback);
        };
    }
}
