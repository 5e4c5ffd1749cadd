package io.movers.common.events.outbox;

import io.micrometer.tracing.Span;
import io.movers.common.data.LatestEntries;
import io.movers.common.events.engine.EventSpans;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.Backoff;
import io.movers.common.tracing.TraceParent;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends waiting events: those of one aggregate one after the other, those of different aggregates at the same time. */
class OutboxSender {
    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final int REMEMBERED = 8192;

    private final SendRecord pending;
    private final Transport transport;
    private final Backoff backoff;
    private final Duration timeout;
    private final Consumer<String> published;
    private final Tracing tracing;
    private final Clock clock;

    /** Recently sent ids. A list that was read before a sent event was removed still contains it. */
    private final Map<String, Boolean> sentLately = new LatestEntries<>(REMEMBERED);

    /** @param published hears the subject of each event that the broker has stored */
    OutboxSender(
            SendRecord pending,
            Transport transport,
            Backoff backoff,
            Duration timeout,
            Consumer<String> published,
            Tracing tracing,
            Clock clock) {
        this.pending = pending;
        this.transport = transport;
        this.backoff = backoff;
        this.timeout = timeout;
        this.published = published;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Sends events, waits for the broker's answers and removes from the outboxes what the broker has stored. */
    synchronized void send(List<PendingAggregate> aggregates) {
        List<Round> rounds = new ArrayList<>(aggregates.size());
        for (PendingAggregate aggregate : aggregates) {
            rounds.add(new Round(aggregate));
        }
        List<Round> open = rounds;
        for (int position = 0; !open.isEmpty(); position++) {
            open = sendOneOfEach(open, position);
        }
        List<PendingAggregate> sent = rounds.stream()
                .filter(round -> round.sent > 0)
                .map(Round::sentPart)
                .toList();
        if (!sent.isEmpty()) {
            pending.remove(sent);
        }
    }

    private List<Round> sendOneOfEach(List<Round> open, int position) {
        Instant now = clock.instant();
        List<Round> sending = new ArrayList<>(open.size());
        List<CompletableFuture<Void>> answers = new ArrayList<>(open.size());
        for (Round round : open) {
            if (position < round.size() && round.entry(position).isDue(now)) {
                sending.add(round);
                answers.add(start(round, round.entry(position)));
            }
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Round> next = new ArrayList<>(sending.size());
        for (int i = 0; i < sending.size(); i++) {
            if (isStored(sending.get(i), sending.get(i).entry(position), answers.get(i), now, deadline)) {
                next.add(sending.get(i));
            }
        }
        return next;
    }

    private CompletableFuture<Void> start(Round round, OutboxEntry entry) {
        return sentLately.containsKey(entry.id())
                ? CompletableFuture.completedFuture(null)
                : transport.send(entry.toEnvelope(round.aggregate.aggregateId()));
    }

    private boolean isStored(
            Round round, OutboxEntry entry, CompletableFuture<Void> answer, Instant begin, long deadline) {
        try {
            answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            round.sent++;
            if (sentLately.put(entry.id(), true) == null) {
                published.accept(entry.subject());
                trace(entry, begin, null);
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            trace(entry, begin, e);
            postpone(round, entry, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void trace(OutboxEntry entry, Instant begin, @Nullable Exception failure) {
        if (TraceParent.isSampled(entry.trace())) {
            tracing.record(
                    Span.Kind.CLIENT,
                    "send " + entry.subject(),
                    entry.trace(),
                    begin,
                    clock.instant(),
                    EventSpans.sent(entry.subject(), entry.id(), entry.attempts() + 1),
                    failure == null ? null : failure.getClass().getName());
        }
    }

    private void postpone(Round round, OutboxEntry entry, Exception reason) {
        if (!transport.isConnected()) {
            return;
        }
        log.warn(
                "The broker did not store {} {}; it stays in the outbox and will be sent again: {}",
                entry.subject(),
                entry.id(),
                reason.toString());
        pending.postpone(round.aggregate, entry, clock.instant().plus(backoff.after(entry.attempts() + 1L)));
    }

    /** The progress of one aggregate. */
    private static final class Round {
        private final PendingAggregate aggregate;
        private int sent;

        Round(PendingAggregate aggregate) {
            this.aggregate = aggregate;
        }

        int size() {
            return aggregate.entries().size();
        }

        OutboxEntry entry(int position) {
            return aggregate.entries().get(position);
        }

        PendingAggregate sentPart() {
            return new PendingAggregate(
                    aggregate.collection(), aggregate.id(), aggregate.entries().subList(0, sent));
        }
    }
}
