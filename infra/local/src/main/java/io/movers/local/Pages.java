package io.movers.local;

import io.movers.servers.Mail;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Renders the gateway's own pages. */
final class Pages {
    /** Matches addresses in escaped text, where they end before a space or an escaped quote or bracket. */
    private static final Pattern ADDRESS = Pattern.compile("https?://(?:(?!&(?:quot|lt|gt|#39);)[^\\s])+");

    private Pages() {}

    static String index() {
        var list = new StringBuilder();
        for (Service service : Service.values()) {
            String path = service == Service.AUTH ? "/api/users" : "/api/" + service.id();
            list.append("<li>")
                    .append(service.id())
                    .append(": <a href=\"")
                    .append(path)
                    .append("/docs\">");
            list.append(path).append("</a></li>");
        }
        return page(
                "Movers",
                "<h1>Movers</h1><p>The suite runs.</p><p><a href=\"/docs/\">The API of the whole suite</a></p><ul>"
                        + list + "</ul><p><a href=\"/local/mails\">Mails caught</a></p>");
    }

    static String mails(List<Mail> mails) {
        var articles = new StringBuilder();
        for (int i = mails.size() - 1; i >= 0; i--) {
            articles.append(article(mails.get(i)));
        }
        return page(
                "Mails caught", "<h1>Mails caught</h1>" + (mails.isEmpty() ? "<p>None yet.</p>" : articles.toString()));
    }

    private static String article(Mail mail) {
        return "<article><h2>" + escape(mail.subject()) + "</h2><p>" + escape(String.join(", ", mail.to())) + " · "
                + mail.receivedAt() + "</p><pre>" + links(escape(mail.text()))
                + "</pre><details><summary>HTML</summary>"
                + "<iframe sandbox title=\"HTML\" srcdoc=\"" + escape(mail.html()) + "\"></iframe></details></article>";
    }

    private static String links(String escaped) {
        return ADDRESS.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>"
                + "body{font-family:sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
                + "pre{white-space:pre-wrap;background:#f4f4f4;padding:1rem}iframe{width:100%;height:30rem;border:1px solid #ccc}"
                + "</style></head><body>" + body + "</body></html>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
