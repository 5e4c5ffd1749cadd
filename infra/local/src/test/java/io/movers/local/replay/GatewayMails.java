package io.movers.local.replay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The caught mails of the local suite, {@code GET /local/mails}. */
final class GatewayMails implements Mails {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

    private final Http http;
    private int forgotten;

    GatewayMails(Http http) {
        this.http = http;
    }

    @Override
    public List<Mail> all() {
        List<Mail> mails = fetch();
        return mails.subList(Math.min(forgotten, mails.size()), mails.size());
    }

    @Override
    public void clear() {
        forgotten = fetch().size();
    }

    private List<Mail> fetch() {
        Http.Answer answer = http.get("/local/mails");
        if (answer.status() != 200 || !answer.body().isArray()) {
            throw new IllegalStateException(
                    "GET /local/mails answers " + answer.status() + ": mails cannot be checked");
        }
        List<Mail> mails = new ArrayList<>();
        for (JsonNode mail : answer.body().values()) {
            String content =
                    mail.path("text").asString("") + "\n" + mail.path("html").asString("");
            mails.add(new Mail(
                    mail.path("to").isArray()
                            ? mail.path("to").path(0).asString("")
                            : mail.path("to").asString(""),
                    mail.path("subject").asString(""),
                    content,
                    links(content)));
        }
        return mails;
    }

    static List<String> links(String content) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(content);
        while (matcher.find()) {
            links.add(URLDecoder.decode(matcher.group().replace("&amp;", "&"), StandardCharsets.UTF_8));
        }
        return links;
    }
}
