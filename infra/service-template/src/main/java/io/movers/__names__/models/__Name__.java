package io.movers.__names__.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** What this service owns. An erasure of its owner empties the texts. */
@AboutPerson(
        value = "userId",
        erased = {"title", "note"})
@Document("__names__")
@CompoundIndex(def = "{'userId': 1, '_id': -1}")
public class __Name__ extends Aggregate {
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    private final String userId;
    private final Instant createdAt;
    private String title;
    private @Nullable String note;
    private String status;
    private @Nullable Instant closedAt;

    /** The event that opened it, if one did. Unique, so that a second delivery opens no second one. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String cause;

    __Name__(String userId, Instant createdAt, String title, String status) {
        this.userId = userId;
        this.createdAt = createdAt;
        this.title = title;
        this.status = status;
    }

    /** Opens one for a user. */
    public static __Name__ open(New__Name__ fresh, String userId, Instant now) {
        __Name__ __name__ = new __Name__(userId, now, fresh.title(), OPEN);
        __name__.note = fresh.note();
        return __name__;
    }

    /** Opens one because of an event. */
    public static __Name__ openBecauseOf(String cause, String title, String userId, Instant now) {
        __Name__ __name__ = new __Name__(userId, now, title, OPEN);
        __name__.cause = cause;
        return __name__;
    }

    /**
     * Closes it.
     *
     * @return false if it was closed before; then nothing changes
     */
    public boolean close(Instant now) {
        if (status.equals(CLOSED)) {
            return false;
        }
        status = CLOSED;
        closedAt = now;
        return true;
    }

    public String getUserId() {
        return userId;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public String getTitle() {
        return title;
    }

    public @Nullable String getNote() {
        return note;
    }

    public String getStatus() {
        return status;
    }

    public @Nullable Instant getClosedAt() {
        return closedAt;
    }

    public @Nullable String getCause() {
        return cause;
    }
}
