package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.Mail;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTests {
    @Test
    void textOfMailsIsEscapedInPages() {
        String page = Pages.mails(List.of(mail("<script>1</script>", "hola <b>", "<p title=\"a\">ñ</p>")));
        assertThat(page)
                .doesNotContain("<script>", "<b>", "<p title")
                .contains("&lt;script&gt;", "hola &lt;b&gt;", "&lt;p title=&quot;a&quot;&gt;ñ");
    }

    @Test
    void aLinkInATextCanBeFollowedAndEndsAtAQuote() {
        String page = Pages.mails(List.of(mail("s", "abre \"http://localhost:8080/a?b=1&c=2\" ya", "")));
        assertThat(page)
                .contains(
                        "<a href=\"http://localhost:8080/a?b=1&amp;c=2\">http://localhost:8080/a?b=1&amp;c=2</a>&quot;");
    }

    @Test
    void theLastMailComesFirst() {
        String page = Pages.mails(List.of(mail("first", "", ""), mail("second", "", "")));
        assertThat(page.indexOf("second")).isPositive().isLessThan(page.indexOf("first"));
    }

    private static Mail mail(String subject, String text, String html) {
        return new Mail(List.of("ana@example.com"), subject, text, html, Instant.EPOCH);
    }
}
