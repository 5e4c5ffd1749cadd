package io.movers.common.events.deadletter;

import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.ListenerInvoker;
import java.util.List;

/** Tries dead letters again when they are due. */
public class DeadLetterRetry {
    private static final int PAGE = 100;

    /** Bounds one run, so that the gauge is updated now and then. */
    private static final int PAGES = 100;

    private final DeadLetters deadLetters;
    private final ListenerInvoker invoker;
    private final EventMetrics metrics;

    DeadLetterRetry(DeadLetters deadLetters, ListenerInvoker invoker, EventMetrics metrics) {
        this.deadLetters = deadLetters;
        this.invoker = invoker;
        this.metrics = metrics;
    }

    /** Tries those that are due, at most 10,000 of them. */
    public void retryDue() {
        for (int page = 0; page < PAGES; page++) {
            List<DeadLetter> due = deadLetters.due(PAGE);
            due.stream().filter(deadLetters::claim).forEach(this::retry);
            if (due.size() < PAGE) {
                break;
            }
        }
        metrics.parked(deadLetters.count());
    }

    private void retry(DeadLetter letter) {
        String error = invoker.retry(letter.toEnvelope(), letter.attempts() + 1L);
        if (error == null) {
            deadLetters.remove(letter);
        } else {
            deadLetters.failed(letter, error);
        }
    }
}
