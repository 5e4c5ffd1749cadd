package io.movers.notifications.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailTextServiceTests {
    private final MailTextService texts = textsWithLinksTo("https://meb-admin.moversapp.co");

    @Test
    void activationMailIsSpanishWithItsLinkInHtmlAndText() {
        MailText text =
                texts.render(OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "Ana Ruiz", "123456"));

        assertThat(text.subject()).isEqualTo("Account Activation - MEB");
        assertThat(text.text())
                .startsWith("Hola Ana Ruiz:\n\nSu cuenta en MEB está casi lista.")
                .contains(
                        "\nhttps://meb-admin.moversapp.co/auth/activacion?codigo=123456&email=ana%40acme.test\n",
                        "vence en 24 horas");
        assertThat(text.html())
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "lang=\"es\"",
                        "src=\"cid:logo\"",
                        "Hola <strong>Ana Ruiz</strong>:",
                        "Su cuenta en MEB está casi lista.",
                        "href=\"https://meb-admin.moversapp.co/auth/activacion?codigo=123456&amp;email=ana%40acme.test\"",
                        ">Activar mi cuenta</a>",
                        "vence en 24 horas");
    }

    @Test
    void resetMailIsSpanishWithItsLinkInHtmlAndText() {
        MailText text = texts.render(OutgoingMails.to(MailKind.PASSWORD_RESET, "ana@acme.test", "Ana Ruiz", "654321"));

        assertThat(text.subject()).isEqualTo("Password Reset - MEB");
        assertThat(text.text())
                .startsWith("Hola Ana Ruiz:\n\nRecibimos una solicitud para cambiar la contraseña")
                .contains(
                        "\nhttps://meb-admin.moversapp.co/auth/recuperar-clave?codigo=654321&email=ana%40acme.test\n",
                        "vence en 30 minutos");
        assertThat(text.html())
                .contains(
                        "href=\"https://meb-admin.moversapp.co/auth/recuperar-clave?codigo=654321&amp;email=ana%40acme.test\"",
                        ">Crear una nueva contraseña</a>", "vence en 30 minutos");
    }

    @Test
    void renderedMailHoldsNoTemplateSyntax() {
        for (MailKind kind : MailKind.values()) {
            MailText text = texts.render(OutgoingMails.to(kind, "ana@acme.test", "Ana Ruiz", "123456"));
            assertThat(text.html()).doesNotContain(" th:", "<th:", "xmlns", "<!--", "Título", "Botón", "${");
            assertThat(text.text()).doesNotContain("[(", "${", "<");
        }
    }

    @Test
    void nameIsEscapedInHtml() {
        MailText text = texts.render(OutgoingMails.to(
                MailKind.ACCOUNT_ACTIVATION,
                "ana@acme.test",
                "<img src=x onerror=alert(1)> & \"Ruiz\" ${link}",
                "123456"));

        assertThat(text.html())
                .contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Ruiz&quot; ${link}")
                .doesNotContain("<img src=x");
        assertThat(text.text()).startsWith("Hola <img src=x onerror=alert(1)> & \"Ruiz\" ${link}:\n");
    }

    @Test
    void nameIsCutAndKeptOnOneLine() {
        MailText lines = texts.render(OutgoingMails.to(
                MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "Ana\r\n\r\nPague aquí\u2028ya", "123456"));
        MailText longOne = texts.render(
                OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "x".repeat(5000), "123456"));

        assertThat(lines.text()).startsWith("Hola Ana    Pague aquí ya:\n");
        assertThat(longOne.text()).hasSizeLessThan(1000);
    }

    @Test
    void codeAndAddressAreEncodedInLinks() {
        MailText text = texts.render(
                OutgoingMails.to(MailKind.PASSWORD_RESET, "ana+b&c=d%#'\"ñ@acme.test", "Ana", "12 34&x=y"));

        String link = "https://meb-admin.moversapp.co/auth/recuperar-clave"
                + "?codigo=12%2034%26x%3Dy&email=ana%2Bb%26c%3Dd%25%23%27%22%C3%B1%40acme.test";
        assertThat(text.text()).contains("\n" + link + "\n");
        assertThat(text.html()).contains("href=\"" + link.replace("&", "&amp;") + "\"");
    }

    @Test
    void linkBaseMayHaveAPath() {
        MailText text = textsWithLinksTo("http://localhost:4200/admin/")
                .render(OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "Ana", "123456"));

        assertThat(text.text()).contains("\nhttp://localhost:4200/admin/auth/activacion?codigo=123456&email=");
    }

    @Test
    void mailInLogsShowsNeitherCodeNorAddress() {
        assertThat(OutgoingMails.to(MailKind.PASSWORD_RESET, "ana@acme.test", "Ana Ruiz", "654321"))
                .asString()
                .doesNotContain("654321", "ana@acme.test", "Ana Ruiz")
                .contains("665f00000000000000000001");
    }

    private static MailTextService textsWithLinksTo(String base) {
        return new MailTextService(OutgoingMails.properties(base));
    }
}
