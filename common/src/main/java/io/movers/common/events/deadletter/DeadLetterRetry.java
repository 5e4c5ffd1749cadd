package io.movers.common.events.deadletter;

import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventSpans;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.events.transport.Envelope;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries dead letters again when they are due: copies without limit, effects until they are given up. */
class DeadLetterRetry {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterRetry.class);
    private static final int PAGE = 100;

    /** Bounds one run, so that the gauges are updated between runs. */
    private static final int PAGES = 100;

    private final DeadLetters deadLetters;
    private final ListenerInvoker invoker;
    private final Duration giveUpAfter;
    private final EventMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    DeadLetterRetry(
            DeadLetters deadLetters,
            ListenerInvoker invoker,
            Duration giveUpAfter,
            EventMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.invoker = invoker;
        this.giveUpAfter = giveUpAfter;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * Tries the dead letters that are due, at most 10,000 of them.
     *
     * @return whether there are any, due or not
     */
    boolean retryDue() {
        boolean any = deadLetters.exist();
        if (any) {
            retryPages();
        }
        for (DeadLetterState state : DeadLetterState.values()) {
            metrics.parked(state.label(), any ? deadLetters.count(state) : 0);
        }
        return any;
    }

    private void retryPages() {
        for (int page = 0; page < PAGES; page++) {
            List<DeadLetter> due = deadLetters.due(PAGE);
            due.stream().filter(deadLetters::claim).forEach(this::retry);
            if (due.size() < PAGE) {
                break;
            }
        }
    }

    private void retry(DeadLetter letter) {
        Envelope event = letter.toEnvelope();
        long attempt = letter.attempts() + 1L;
        try (TracedWork work = EventSpans.process(tracing, event, attempt, true)) {
            String error = invoker.retry(event, attempt);
            if (error != null) {
                work.failed(error);
            }
            settle(letter, error);
        }
    }

    private void settle(DeadLetter letter, @Nullable String error) {
        if (error == null) {
            deadLetters.remove(letter);
        } else if (isHopeless(letter)) {
            giveUp(letter, error);
        } else {
            deadLetters.failed(letter, error);
        }
    }

    private boolean isHopeless(DeadLetter letter) {
        return invoker.isEffect(letter.subject())
                && letter.stateOrWaiting() != DeadLetterState.UNREADABLE
                && !letter.parkedAt().plus(giveUpAfter).isAfter(clock.instant());
    }

    private void giveUp(DeadLetter letter, String error) {
        deadLetters.giveUp(letter, error);
        if (letter.stateOrWaiting() != DeadLetterState.GIVEN_UP) { // otherwise an operator's retry failed
            metrics.givenUp(letter.subject());
            log.warn("{} {} has failed for {} and is given up: {}", letter.subject(), letter.id(), giveUpAfter, error);
        }
    }
}
