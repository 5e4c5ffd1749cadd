package io.movers.chaos.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.HostileSmtpServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailsTests {
    @Test
    void theCodeIsReadFromTheLinkWhereverItsLineIsFolded() {
        var received = new HostileSmtpServer.Copy(
                "To: ana@c1.test\nSubject: x\n\nhttps://web.test/auth/activacion?email=3Dana%40c1.tes=\nt&codigo=3D123=\n456 bye\n",
                Instant.EPOCH, true);

        assertThat(Mails.parse(received))
                .hasValueSatisfying(copy -> assertThat(copy)
                        .returns("ana@c1.test", Mails.Copy::to)
                        .returns("123456", Mails.Copy::code)
                        .returns(true, Mails.Copy::activation));
    }

    @Test
    void otherMailsAreLeftOut() {
        assertThat(Mails.parse(new HostileSmtpServer.Copy("To: ana@c1.test\n\nhello\n", Instant.EPOCH, true)))
                .isEmpty();
    }
}
