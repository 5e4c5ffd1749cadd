package io.movers.common.idempotency;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.Command;
import io.movers.common.data.CommandTakenOverException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** One attempt at a request with a key, from its claim to its answer. */
final class Claim implements Command.Lease {
    /** The largest compressed answer that is kept. The repetition of a larger one makes it again from what is stored. */
    static final int MAX_ANSWER = 64 * 1024;

    private final KeyRecords records;
    private final KeyRecord record;
    private final KeySecret secret;
    private final Clock clock;
    private final Command command;
    private Instant leaseUntil;

    Claim(KeyRecords records, KeyRecord record, KeySecret secret, AggregateStore store, Clock clock) {
        this.records = records;
        this.record = record;
        this.secret = secret;
        this.clock = clock;
        this.leaseUntil = record.leaseUntil();
        this.command = new Command(record.id(), record.attempt(), record.claimedAt(), this, store);
    }

    Command command() {
        return command;
    }

    @Override
    public void noteRemoval(String id) {
        records.noteRemoval(record, id);
    }

    @Override
    public Collection<String> removals() {
        return Objects.requireNonNullElse(record.removals(), List.of());
    }

    @Override
    public void renew() {
        if (clock.instant().isBefore(leaseUntil.minus(records.renewalMargin()))) {
            return;
        }
        Instant until = records.renew(record);
        if (until == null) {
            throw new CommandTakenOverException("Another attempt has begun, because this one took too long");
        }
        leaseUntil = until;
    }

    /** Records the answer that is about to be sent. */
    void answered(int status, @Nullable String contentType, byte[] body) {
        if (isFinal(status)) {
            byte[] encrypted = secret.encrypt(body);
            records.complete(record, status, contentType, encrypted.length > MAX_ANSWER ? null : encrypted);
        } else {
            failed();
        }
    }

    /** Lets the caller try again. */
    void failed() {
        if (command.hasWritten()) {
            records.suspend(record);
        } else {
            records.release(record);
        }
    }

    /** Whether the same request would get the same answer. A lost race, a limit or an outage may be over next time. */
    private static boolean isFinal(int status) {
        return status < HttpStatus.INTERNAL_SERVER_ERROR.value()
                && status != HttpStatus.REQUEST_TIMEOUT.value()
                && status != HttpStatus.CONFLICT.value()
                && status != HttpStatus.TOO_EARLY.value()
                && status != HttpStatus.TOO_MANY_REQUESTS.value();
    }
}
