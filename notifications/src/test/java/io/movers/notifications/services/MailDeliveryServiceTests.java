package io.movers.notifications.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.tracing.Tracing;
import io.movers.notifications.models.Mail;
import io.movers.notifications.models.MailClaim;
import io.movers.notifications.models.MailRepository;
import io.movers.notifications.services.MailNotSentException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailDeliveryServiceTests {
    private static final OutgoingMail MAIL =
            OutgoingMails.to(MailKind.ACCOUNT_ACTIVATION, "ana@acme.test", "Ana Ruiz", "123456");
    private static final Instant START = Instant.parse("2029-12-31T23:00:00Z");

    private final MailRepository mails = mock(MailRepository.class);
    private final SmtpService smtp = mock(SmtpService.class);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AdjustableClock clock = new AdjustableClock(START);
    private final MailProperties properties = OutgoingMails.properties("https://x.test");
    private final MailDeliveryService service = new MailDeliveryService(
            mails, new MailTextService(properties), smtp, properties, metrics, Tracing.NONE, clock);

    @BeforeEach
    void everyClaimIsGranted() {
        claimed(0);
        given(mails.addCopy(any())).willReturn(true);
    }

    @AfterEach
    void close() {
        service.destroy();
    }

    @Test
    void recipientRefusedForGoodFinishesTheMail() {
        fails(Reason.PERMANENT);

        assertThat(service.deliver(MAIL)).isTrue();

        verify(mails).finish(any(), eq(Mail.REFUSED), eq("550 in the server's words"));
        assertThat(count("refused")).isEqualTo(1);
    }

    @Test
    void deniedMailWaitsLongAndHoldsUpNoOther() {
        fails(Reason.DENIED);

        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);
        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);

        verify(mails, times(2)).release(any(), eq(Duration.ofMinutes(15)), any());
        assertThat(count("denied")).isEqualTo(2);
    }

    @Test
    void serverThatLocksUsOutIsLeftAloneForAWhile() {
        fails(Reason.LOCKED_OUT);
        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);

        assertThat(service.deliver(MAIL)).isFalse();
        clock.forward(Duration.ofMinutes(15).minusMillis(1));
        assertThat(service.deliver(MAIL)).isFalse();
        verify(smtp, times(1)).send(any(), any(), any());

        clock.forward(Duration.ofMillis(1));
        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);
        verify(smtp, times(2)).send(any(), any(), any());
    }

    @Test
    void mailThatWasSentIsFinishedEvenWhileTheServerLocksUsOut() {
        fails(Reason.LOCKED_OUT);
        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);
        given(mails.isFinished(any())).willReturn(true);

        assertThat(service.deliver(MAIL)).isTrue();

        verify(smtp, times(1)).send(any(), any(), any());
        verify(mails, times(1)).claim(any(), any(), any(), any());
    }

    @Test
    void mailExpiresEvenWhileTheServerLocksUsOut() {
        fails(Reason.LOCKED_OUT);
        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);
        clock.forward(Duration.ofHours(1));
        fails(Reason.LOCKED_OUT);

        assertThat(service.deliver(MAIL)).isTrue();

        verify(mails).finish(any(), eq(Mail.EXPIRED), any());
    }

    @Test
    void temporaryFailureIsTriedAgainAtOnce() {
        fails(Reason.TEMPORARY);

        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);

        verify(mails).release(any(), eq(Duration.ZERO), any());
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void refusalAfterTheEndOfTheMailTakesTheCopyBack() {
        failsAfterTheEnd(Reason.TEMPORARY);

        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);

        verify(mails).addCopy(any());
        verify(mails).removeCopy(any());
    }

    @Test
    void unansweredMailKeepsItsCopyAndWaits() {
        failsAfterTheEnd(Reason.UNCONFIRMED);

        assertThatThrownBy(() -> service.deliver(MAIL)).isInstanceOf(MailNotSentException.class);

        verify(mails, never()).removeCopy(any());
        verify(mails).release(any(), eq(Duration.ofMinutes(5)), any());
        assertThat(count("unanswered")).isEqualTo(1);
    }

    @Test
    void mailIsGivenUpAfterThreeUnconfirmedCopies() {
        claimed(3);

        assertThat(service.deliver(MAIL)).isTrue();

        verify(smtp, never()).send(any(), any(), any());
        verify(mails).finish(any(), eq(Mail.UNCONFIRMED), any());
        assertThat(count("unconfirmed")).isEqualTo(1);
    }

    @Test
    void mailsBeyondTheConcurrencyWaitForAnotherDelivery() {
        // Each mail is sent from within the one before it: the fifth finds the gate full.
        int[] inside = {0};
        boolean[] fifth = {true};
        willAnswer(call -> {
                    inside[0]++;
                    boolean finished = service.deliver(MAIL);
                    if (inside[0] == properties.concurrency()) {
                        fifth[0] &= finished;
                    }
                    return null;
                })
                .given(smtp)
                .send(any(), any(), any());

        assertThat(service.deliver(MAIL)).isTrue();

        assertThat(inside[0]).isEqualTo(4);
        assertThat(fifth[0]).isFalse();
    }

    private void claimed(int unconfirmed) {
        given(mails.claim(any(), any(), any(), any()))
                .willReturn(new MailClaim(MailClaim.Status.GRANTED, MAIL.eventId(), 1, unconfirmed));
    }

    private void fails(Reason reason) {
        willThrow(failure(reason)).given(smtp).send(any(), any(), any());
    }

    private void failsAfterTheEnd(Reason reason) {
        willAnswer(call -> {
                    call.getArgument(2, Runnable.class).run();
                    throw failure(reason);
                })
                .given(smtp)
                .send(any(), any(), any());
    }

    private static MailNotSentException failure(Reason reason) {
        return new MailNotSentException(reason, "550", "550 in the server's words", new IllegalStateException());
    }

    private double count(String outcome) {
        return metrics.get("movers.mails").tag("outcome", outcome).counter().count();
    }

    private static final class AdjustableClock extends Clock {
        private Instant now;

        AdjustableClock(Instant now) {
            this.now = now;
        }

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
