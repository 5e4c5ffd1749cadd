package io.movers.notifications.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.movers.notifications.services.MailNotSentException.Reason;
import io.movers.servers.HostileSmtpServer;
import io.movers.servers.HostileSmtpServer.Step;
import io.movers.servers.Ports;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServiceIT {
    private static final OutgoingMail MAIL =
            OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "Ana Ruiz", "123456");
    private static final MailText TEXT = new MailText("Asunto ñ", "<p>¡Hola!</p><img src=\"cid:logo\">", "¡Hola!");

    /** GreenMail's certificate is its own and names no host. */
    private static final Map<String, String> TRUST =
            Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false");

    private final HostileSmtpServer hostile = HostileSmtpServer.start();
    private GreenMail server;

    @AfterEach
    void stopServer() {
        hostile.close();
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void mailHasTextAndHtmlAndTheLogoInline() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);

        smtp("none", "", Map.of()).send(MAIL, TEXT, () -> {});

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

        smtp.send(MAIL, TEXT, () -> {});
        smtp.send(MAIL, TEXT, () -> {});

        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<665f00000000000000000001@meb.dev>", "<665f00000000000000000001@meb.dev>");
    }

    @Test
    void mailIsSentOverTlsToATrustedServer() throws Exception {
        start(ServerSetup.PROTOCOL_SMTPS);

        smtp("tls", "", TRUST).send(MAIL, TEXT, () -> {});

        assertThat(received().getSubject()).isEqualTo("Asunto ñ");
    }

    @Test
    void serverWithAnUntrustedCertificateGetsNoMail() {
        start(ServerSetup.PROTOCOL_SMTPS);

        assertThatThrownBy(() -> smtp("tls", "", Map.of()).send(MAIL, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED_OUT));

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverWithoutStarttlsGetsNoMail() {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThatThrownBy(() -> smtp("starttls", "", Map.of()).send(MAIL, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED_OUT))
                .rootCause()
                .hasMessageContaining("STARTTLS");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverGetsTheCredentials() throws Exception {
        start(ServerSetup.PROTOCOL_SMTPS);
        server.setUser("movers", "secret");

        smtp("tls", "secret", TRUST).send(MAIL, TEXT, () -> {});
        assertThatThrownBy(() -> smtp("tls", "wrong", TRUST).send(MAIL, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED_OUT));

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void addressWithALineBreakIsRefusedBeforeItReachesTheServer() {
        start(ServerSetup.PROTOCOL_SMTP);
        OutgoingMail mail =
                OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test\r\nBcc: eve@evil.test", "Ana", "123456");

        assertThatThrownBy(() -> smtp("none", "", Map.of()).send(mail, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PERMANENT));

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void silentServerIsGivenUpAfterTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SmtpService smtp = smtp(silent.getLocalPort(), "none", "", Map.of());

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThatThrownBy(() -> smtp.send(MAIL, TEXT, () -> {}))
                            .isInstanceOfSatisfying(
                                    MailNotSentException.class,
                                    e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY)));
        }
    }

    @Test
    void mailTakenByTheServerCountsAsSentIfQuitFails() {
        hostile.drop(Step.OTHER);

        hostileSmtp().send(MAIL, TEXT, () -> {});

        assertThat(hostile.contents()).hasSize(1);
    }

    @Test
    void answerToTheEndOfTheMailMayTakeLongerThanTheOthers() {
        hostile.delay(Step.DOT, Duration.ofMillis(1500));
        SmtpService smtp = hostileSmtp(Duration.ofMillis(500), Duration.ofSeconds(20));

        smtp.send(MAIL, TEXT, () -> {});

        assertThat(hostile.contents()).hasSize(1);
    }

    @Test
    void answerToACommandIsGivenUpAfterItsOwnTimeout() {
        hostile.delay(Step.RCPT, Duration.ofSeconds(30));
        SmtpService smtp = hostileSmtp(Duration.ofMillis(300), Duration.ofSeconds(20));

        assertNotSent(smtp, MAIL, Reason.TEMPORARY, "SocketTimeoutException at RCPT");
    }

    @Test
    void endOfTheMailThatIsNotAnsweredInTimeIsUnconfirmed() {
        hostile.delay(Step.DOT, Duration.ofSeconds(30));
        SmtpService smtp = hostileSmtp(Duration.ofSeconds(20), Duration.ofMillis(300));

        assertNotSent(smtp, MAIL, Reason.UNCONFIRMED, "SocketTimeoutException at END");
    }

    @Test
    void connectionDroppedAfterTheEndOfTheMailIsUnconfirmed() {
        hostile.drop(Step.DOT);

        assertThatThrownBy(() -> hostileSmtp().send(MAIL, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNCONFIRMED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void connectionDroppedBeforeTheEndOfTheMailIsTemporary(Step step) {
        hostile.drop(step);

        assertThatThrownBy(() -> hostileSmtp().send(MAIL, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GREETING | 421 too busy | TEMPORARY | 421 at CONNECT",
                "GREETING | 554 5.7.1 you are listed | LOCKED_OUT | 554 5.7.1 at CONNECT",
                "MAIL | 421 4.3.2 shutting down | TEMPORARY | 421 4.3.2 at MAIL",
                "MAIL | 550 5.7.60 not your address | LOCKED_OUT | 550 5.7.60 at MAIL",
                "RCPT | 450 4.2.0 greylisted | TEMPORARY | 450 4.2.0 at RCPT",
                "RCPT | 452 4.2.2 mailbox full | TEMPORARY | 452 4.2.2 at RCPT",
                "RCPT | 550 5.1.1 no such user | PERMANENT | 550 5.1.1 at RCPT",
                "RCPT | 553 no | PERMANENT | 553 at RCPT",
                "RCPT | 550 relay not permitted | DENIED | 550 at RCPT",
                "RCPT | 554 5.7.1 Relay access denied | DENIED | 554 5.7.1 at RCPT",
                "RCPT | 530 5.7.0 Authentication required | DENIED | 530 5.7.0 at RCPT",
                "DATA | 451 4.3.0 later | TEMPORARY | 451 4.3.0 at DATA",
                "DOT | 421 4.3.2 shutting down | TEMPORARY | 421 4.3.2 at END",
                "DOT | 552 5.2.2 mailbox full | PERMANENT | 552 5.2.2 at END",
            })
    void refusalSaysWhatFollowsFromIt(Step step, String answer, Reason reason, String message) {
        hostile.answer(step, answer);

        assertNotSent(hostileSmtp(), MAIL, reason, message);
    }

    @ParameterizedTest
    @CsvSource({"535 5.7.8 bad credentials, LOCKED_OUT", "454 4.7.0 try later, TEMPORARY"})
    void refusedSignInIsAboutUsUnlessItIsTemporary(String answer, Reason reason) {
        hostile.offer("AUTH PLAIN LOGIN");
        hostile.answer(Step.AUTH, answer);
        SmtpService smtp = smtp(hostile.port(), "none", "secret", Map.of());

        assertNotSent(smtp, MAIL, reason, answer.substring(0, 9) + " at CONNECT");
        assertThat(hostile.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void wordsOfTheServerAreKeptWithoutTheAddress() {
        hostile.answer(Step.RCPT, "550 5.1.1 <ana@acme.test>: Recipient Ana unknown (bounce to ops@hostile.test)");

        assertThatThrownBy(() -> hostileSmtp().send(MAIL, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class,
                        e -> assertThat(e.detail())
                                .isEqualTo("550 5.1.1 <[address]>: Recipient [address] unknown (bounce to [address])"))
                .hasMessage("550 5.1.1 at RCPT");
    }

    @Test
    void domainBeyondAsciiIsSentInItsAsciiForm() {
        hostileSmtp().send(mailTo("ana@añejo.test"), TEXT, () -> {});

        assertThat(hostile.commands()).contains("RCPT TO:<ana@xn--aejo-gqa.test>");
        assertThat(hostile.contents().get(0)).contains("To: ana@xn--aejo-gqa.test");
    }

    @Test
    void localPartBeyondAsciiNeedsSmtpUtf8() {
        assertNotSent(
                hostileSmtp(),
                mailTo("añejo@acme.test"),
                Reason.PERMANENT,
                "The address is beyond ASCII and the server does not offer SMTPUTF8");

        hostile.offer("SMTPUTF8", "8BITMIME");
        hostileSmtp().send(mailTo("añejo@acme.test"), TEXT, () -> {});
        assertThat(hostile.commands()).contains("MAIL FROM:<info@meb.dev> SMTPUTF8", "RCPT TO:<añejo@acme.test>");

        hostileSmtp().send(MAIL, TEXT, () -> {});
        assertThat(hostile.commands()).contains("MAIL FROM:<info@meb.dev>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "@acme.test",
                "Ana <ana@acme.test>",
                "ana@acme.test, eva@acme.test",
                "\"a\r\nBcc: eva@evil.test\"@corp.test",
                "ana@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.test",
                "a na@acme.test"
            })
    void addressThatNoMailCanBeBuiltForIsPermanent(String address) {
        assertThatThrownBy(() -> hostileSmtp().send(mailTo(address), TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PERMANENT));
        assertThat(hostile.commands()).isEmpty();
    }

    @Test
    void serverDoesNotGetTheEndOfAMailWhoseLeaseIsLost() {
        assertThatThrownBy(() -> hostileSmtp().send(MAIL, TEXT, () -> {
                    throw new IllegalStateException("lost");
                }))
                .isInstanceOf(IllegalStateException.class);
        hostileSmtp().send(MAIL, TEXT, () -> {});

        assertThat(hostile.contents()).hasSize(1);
    }

    private static OutgoingMail mailTo(String address) {
        return OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, address, "Ana Ruiz", "123456");
    }

    private static void assertNotSent(SmtpService smtp, OutgoingMail mail, Reason reason, String message) {
        assertThatThrownBy(() -> smtp.send(mail, TEXT, () -> {}))
                .isInstanceOfSatisfying(
                        MailNotSentException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessage(message);
    }

    private SmtpService hostileSmtp() {
        return hostileSmtp(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    private SmtpService hostileSmtp(Duration timeout, Duration endTimeout) {
        return smtp(hostile.port(), "none", "", Map.of(), timeout, endTimeout);
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
        return smtp(port, tls, password, more, Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    private static SmtpService smtp(
            int port, String tls, String password, Map<String, String> more, Duration timeout, Duration endTimeout) {
        return new SmtpService(
                new SmtpProperties(
                        Ports.LOOPBACK,
                        String.valueOf(port),
                        password.isEmpty() ? "" : "movers",
                        password,
                        tls,
                        Duration.ofSeconds(2),
                        timeout,
                        endTimeout,
                        more),
                OutgoingMails.properties("https://meb-admin.moversapp.co"));
    }
}
