package io.movers.local;

import io.movers.servers.Mail;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** The pages that only the local suite has: an index page and the caught mails. */
final class LocalPages extends Handler.Abstract.NonBlocking {
    private final Supplier<List<Mail>> mails;
    private final ApiPage documents = new ApiPage();
    private final JsonMapper json = new JsonMapper();

    LocalPages(Supplier<List<Mail>> mails) {
        this.mails = mails;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return false;
        }
        switch (Request.getPathInContext(request)) {
            case "/" -> html(response, callback, Pages.index());
            case "/local/mails" -> {
                response.getHeaders().put(HttpHeader.VARY, "Accept");
                if (wantsHtml(request)) {
                    html(response, callback, Pages.mails(mails.get()));
                } else {
                    write(
                            response,
                            callback,
                            "application/json; charset=utf-8",
                            json.writeValueAsString(
                                    mails.get().stream().map(CaughtMail::of).toList()));
                }
            }
            case "/docs" -> Response.sendRedirect(request, response, callback, "/docs/");
            default -> {
                return documents.handle(request, response, callback);
            }
        }
        return true;
    }

    /** A caught mail as the page shows it; several recipients are separated by commas. */
    record CaughtMail(String to, String subject, String text, String html, Instant receivedAt) {
        static CaughtMail of(Mail mail) {
            return new CaughtMail(
                    String.join(", ", mail.to()), mail.subject(), mail.text(), mail.html(), mail.receivedAt());
        }
    }

    private static boolean wantsHtml(Request request) {
        return request.getHeaders().getValuesList(HttpHeader.ACCEPT).stream()
                .anyMatch(type -> type.startsWith("text/html"));
    }

    private static void html(Response response, Callback callback, String page) {
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'self'");
        write(response, callback, "text/html; charset=utf-8", page);
    }

    private static void write(Response response, Callback callback, String type, String body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, body, callback);
    }
}
