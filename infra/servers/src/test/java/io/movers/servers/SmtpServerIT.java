package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpServerIT {
    private final SmtpServer server = SmtpServer.start(Ports.LOOPBACK, Ports.free(), 3);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void textsOfNestedMailPartsAreExtracted() throws Exception {
        send("ñandú");
        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("ana@example.com", "luz@example.com");
            assertThat(mail.subject()).isEqualTo("ñandú");
            assertThat(mail.text()).isEqualTo("código 123456");
            assertThat(mail.html()).isEqualTo("<p>código</p>");
        });
    }

    @Test
    void onlyTheLastMailsAreKept() throws Exception {
        for (int i = 0; i <= 3; i++) {
            send("mail " + i);
        }
        assertThat(server.mails()).extracting(Mail::subject).isEqualTo(List.of("mail 1", "mail 2", "mail 3"));
    }

    @Test
    void aClosedServerRefusesAndTakesMailsAgainWhenOpened() throws Exception {
        send("one");
        server.close();
        assertThatThrownBy(() -> send("two")).isInstanceOf(MessagingException.class);
        server.open();
        send("three");
        assertThat(server.mails()).extracting(Mail::subject).isEqualTo(List.of("one", "three"));
    }

    private void send(String subject) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", Ports.LOOPBACK);
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.localhost", "localhost");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("movers@example.com");
        message.addRecipient(Message.RecipientType.TO, new InternetAddress("ana@example.com"));
        message.addRecipient(Message.RecipientType.TO, new InternetAddress("luz@example.com"));
        message.setSubject(subject, "UTF-8");
        var text = new MimeBodyPart();
        text.setText("código 123456", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent("<p>código</p>", "text/html; charset=UTF-8");
        var logo = new MimeBodyPart();
        logo.setContent(new byte[] {1, 2, 3}, "application/octet-stream");
        logo.setDisposition("inline");
        var related = new MimeMultipart("related", html, logo);
        var relatedPart = new MimeBodyPart();
        relatedPart.setContent(related);
        message.setContent(new MimeMultipart("alternative", text, relatedPart));
        Transport.send(message);
    }
}
