package io.movers.notifications.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.movers.servers.Ports;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

class SmtpServiceIT {
    private static final OutgoingMail MAIL =
            OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "Ana Ruiz", "123456");
    private static final MailText TEXT = new MailText("Asunto ñ", "<p>¡Hola!</p><img src=\"cid:logo\">", "¡Hola!");

    /** GreenMail's certificate is its own and names no host. */
    private static final Map<String, String> TRUST =
            Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false");

    private GreenMail server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void mailHasTextAndHtmlAndTheLogoInline() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);

        smtp("none", "", Map.of()).send(MAIL, TEXT);

        MimeMessage mail = received();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("info@meb.dev");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ana@acme.test");
        assertThat(mail.getSubject()).isEqualTo("Asunto ñ");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart mixed = (MimeMultipart) mail.getContent();
        MimeMultipart related = (MimeMultipart) mixed.getBodyPart(0).getContent();
        MimeMultipart alternatives = (MimeMultipart) related.getBodyPart(0).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(alternatives.getBodyPart(0).getContent()).isEqualTo(TEXT.text());
        assertThat(alternatives.getBodyPart(1).getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(alternatives.getBodyPart(1).getContent()).isEqualTo(TEXT.html());
        MimeBodyPart logo = (MimeBodyPart) related.getBodyPart(1);
        assertThat(logo.getContentID()).isEqualTo("<logo>");
        assertThat(logo.getDisposition()).isEqualTo("inline");
        assertThat(logo.getFileName()).isEqualTo("logo-white.png");
        assertThat(logo.getContentType()).startsWith("image/png");
        assertThat(logo.getInputStream().readNBytes(4)).containsExactly(0x89, 'P', 'N', 'G');
    }

    @Test
    void everyAttemptHasTheSameMessageId() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        SmtpService smtp = smtp("none", "", Map.of());

        smtp.send(MAIL, TEXT);
        smtp.send(MAIL, TEXT);

        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<665f00000000000000000001@meb.dev>", "<665f00000000000000000001@meb.dev>");
    }

    @Test
    void mailIsSentOverTlsToATrustedServer() throws Exception {
        start(ServerSetup.PROTOCOL_SMTPS);

        smtp("tls", "", TRUST).send(MAIL, TEXT);

        assertThat(received().getSubject()).isEqualTo("Asunto ñ");
    }

    @Test
    void serverWithAnUntrustedCertificateGetsNoMail() {
        start(ServerSetup.PROTOCOL_SMTPS);

        assertThatThrownBy(() -> smtp("tls", "", Map.of()).send(MAIL, TEXT)).isInstanceOf(MailException.class);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverWithoutStarttlsGetsNoMail() {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThatThrownBy(() -> smtp("starttls", "", Map.of()).send(MAIL, TEXT))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("STARTTLS");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverGetsTheCredentials() throws Exception {
        start(ServerSetup.PROTOCOL_SMTPS);
        server.setUser("movers", "secret");

        smtp("tls", "secret", TRUST).send(MAIL, TEXT);
        assertThatThrownBy(() -> smtp("tls", "wrong", TRUST).send(MAIL, TEXT))
                .isInstanceOf(MailAuthenticationException.class);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void addressWithALineBreakIsRefusedBeforeItReachesTheServer() {
        start(ServerSetup.PROTOCOL_SMTP);
        OutgoingMail mail =
                OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test\r\nBcc: eve@evil.test", "Ana", "123456");

        assertThatThrownBy(() -> smtp("none", "", Map.of()).send(mail, TEXT)).isInstanceOf(MailException.class);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void silentServerIsGivenUpAfterTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SmtpService smtp = smtp(silent.getLocalPort(), "none", "", Map.of());

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> smtp.send(MAIL, TEXT)).isInstanceOf(MailSendException.class));
        }
    }

    @Test
    void mailTakenByTheServerCountsAsSentIfQuitFails() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> takeOneMailAndHangUp(rude, taken));
            thread.start();

            assertThatCode(() -> smtp(rude.getLocalPort(), "none", "", Map.of()).send(MAIL, TEXT))
                    .doesNotThrowAnyException();

            assertThat(taken.getCount()).isZero();
            thread.join();
        }
    }

    private static void takeOneMailAndHangUp(ServerSocket server, CountDownLatch taken) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            client.setSoLinger(true, 0);
            say(client, "220 rude");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && line.equals(".")) {
                    taken.countDown();
                    say(client, "250 taken");
                    return;
                }
                if (!data) {
                    data = line.equals("DATA");
                    say(client, data ? "354 go on" : "250 rude");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private void start(String protocol) {
        server = new GreenMail(new ServerSetup(Ports.free(), Ports.LOOPBACK, protocol));
        server.start();
    }

    private MimeMessage received() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private SmtpService smtp(String tls, String password, Map<String, String> more) {
        int port = tls.equals("tls")
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
        return smtp(port, tls, password, more);
    }

    private static SmtpService smtp(int port, String tls, String password, Map<String, String> more) {
        return new SmtpService(
                new SmtpProperties(
                        Ports.LOOPBACK,
                        String.valueOf(port),
                        password.isEmpty() ? "" : "movers",
                        password,
                        tls,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        more),
                new MailProperties(
                        "info@meb.dev",
                        "https://meb-admin.moversapp.co",
                        Duration.ofHours(24),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5)));
    }
}
