package io.movers.common.data;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A change that a caller has given a key, while a thread carries it out. Every aggregate that it writes carries its mark, in the
 * same write. If the process dies before the answer is recorded, the next attempt finds what the earlier one has stored by these
 * marks: {@link #once} returns it instead of changing it a second time.
 *
 * <p>Two attempts may overlap, because the first was slow or its process paused. Then the store refuses the write of one of them.
 */
public final class Command {
    /** The field with the marks of the last commands that wrote an aggregate. */
    public static final String MARKS = "commands";

    /** The field with the command that created an aggregate. */
    public static final String CREATOR = "createdByCommand";

    /** How many marks an aggregate carries. An attempt finds its predecessor's mark unless as many later commands came between. */
    public static final int MARKS_KEPT = 20;

    private static final String KEY = "key";
    private static final String ATTEMPT = "attempt";
    private static final ThreadLocal<@Nullable Command> CURRENT = new ThreadLocal<>();

    private final String key;
    private final int attempt;
    private final Instant begunAt;
    private final Lease lease;
    private final AggregateStore store;
    private final Map<Class<?>, List<? extends Aggregate>> earlier = new HashMap<>();
    private final Map<Class<?>, Set<String>> earlierIds = new HashMap<>();
    private final Map<Class<?>, Integer> created = new HashMap<>();
    private boolean wrote;

    /**
     * Creates an attempt at a command.
     *
     * @param key names the command in this service
     * @param attempt 1, and one more for each attempt that follows one without a recorded answer
     * @param begunAt when the first attempt began
     * @param lease asked before each write
     */
    public Command(String key, int attempt, Instant begunAt, Lease lease, AggregateStore store) {
        this.key = key;
        this.attempt = attempt;
        this.begunAt = begunAt;
        this.lease = lease;
        this.store = store;
    }

    /** The right to carry out a command. */
    public interface Lease {
        /**
         * Extends the lease if it is about to end.
         *
         * @throws CommandTakenOverException another attempt has it
         */
        void renew();

        /** Records that a document is about to be removed from the database, where it can carry no mark. */
        default void noteRemoval(String id) {}

        /** The documents that earlier attempts were about to remove. */
        default Collection<String> removals() {
            return List.of();
        }
    }

    /** Lets the current thread carry out this command. */
    public <T extends @Nullable Object> T run(Callable<T> change) throws Exception {
        CURRENT.set(this);
        try {
            return change.call();
        } finally {
            CURRENT.remove();
        }
    }

    /** Whether this attempt may have stored something. */
    public boolean hasWritten() {
        return wrote;
    }

    /**
     * Removes a document from the database, unless an earlier attempt at the same command has removed it.
     *
     * @param found the document; empty if there is none
     * @param unknown made and thrown if there is none, and no earlier attempt removed it
     */
    public static <T> void removeOnce(
            String id, Optional<T> found, Supplier<? extends RuntimeException> unknown, Consumer<T> removal) {
        Command current = CURRENT.get();
        if (found.isEmpty()) {
            if (current == null || !current.lease.removals().contains(id)) {
                throw unknown.get();
            }
            return;
        }
        if (current != null) {
            current.beforeWrite();
            current.lease.noteRemoval(id);
        }
        removal.accept(found.get());
    }

    /** Whether the current thread repeats a command that an earlier attempt may have carried out, in part or as a whole. */
    public static boolean isRepeated() {
        Command current = CURRENT.get();
        return current != null && current.attempt > 1;
    }

    /**
     * Makes a change, unless an earlier attempt at the same command has made it.
     *
     * @param type the class of the aggregate that the change creates or writes
     * @param change all of the change, with the checks that it would no longer pass
     * @return the aggregate that the change returns; as it is stored now, if an earlier attempt has changed it
     */
    public static <A extends Aggregate> A once(Class<A> type, Supplier<A> change) {
        List<A> done = earlier(type);
        return done.isEmpty() ? change.get() : done.get(0);
    }

    /** Does the same as {@link #once(Class, Supplier)} for the aggregate with that id: for calls that change several. */
    public static <A extends Aggregate> A once(Class<A> type, String id, Supplier<A> change) {
        return earlier(type).stream()
                .filter(done -> done.getId().equals(id))
                .findFirst()
                .orElseGet(change);
    }

    /** The aggregates of a class that earlier attempts at the current command have written, as they were when first asked for. */
    public static <A extends Aggregate> List<A> earlier(Class<A> type) {
        Command current = CURRENT.get();
        return current == null ? List.of() : current.findEarlier(type);
    }

    /**
     * Takes what an earlier attempt has stored out of what {@link #earlier} found: for calls that create several.
     *
     * @param earlier what is not taken yet; changed by this
     * @param isSame whether an aggregate is what {@code fresh} would become
     * @return {@code fresh} if there is none
     */
    public static <A extends Aggregate> A takeEarlier(List<A> earlier, A fresh, Predicate<A> isSame) {
        A taken = earlier.stream().filter(isSame).findFirst().orElse(fresh);
        earlier.remove(taken);
        return taken;
    }

    @SuppressWarnings("unchecked")
    private <A extends Aggregate> List<A> findEarlier(Class<A> type) {
        if (attempt == 1) {
            return List.of();
        }
        return (List<A>) earlier.computeIfAbsent(type, key -> store.findMarked(type, mark("$lt")));
    }

    private Set<String> findEarlierIds(Class<? extends Aggregate> type) {
        return earlierIds.computeIfAbsent(type, key -> {
            Set<String> ids = new HashSet<>();
            findEarlier(type).forEach(done -> ids.add(done.getId()));
            return ids;
        });
    }

    /**
     * A new id of a document. Within a command it is always the same for the same purpose, so that a repetition finds what it
     * made.
     */
    public static String newId(String purpose) {
        Command current = CURRENT.get();
        return current == null ? new ObjectId().toHexString() : current.idFor(purpose);
    }

    private String idFor(String purpose) {
        ByteBuffer id = ByteBuffer.allocate(12)
                .putInt((int) begunAt.getEpochSecond())
                .put(Sha256.of(key + "\n" + purpose), 0, 8);
        return new ObjectId(id.array()).toHexString();
    }

    static @Nullable Command current() {
        return CURRENT.get();
    }

    /** @throws CommandTakenOverException this attempt may not write any more */
    void beforeWrite() {
        lease.renew();
        wrote = true;
    }

    /** What the write of an aggregate adds to its marks. */
    Document mark() {
        return new Document(KEY, key).append(ATTEMPT, attempt);
    }

    /** Names the next aggregate that this command creates. The same name is never stored twice, whichever attempt stores it. */
    String nextCreated(Class<? extends Aggregate> type) {
        int ordinal = created.computeIfAbsent(type, key -> findEarlierIds(type).size());
        return key + ":" + ordinal;
    }

    void countCreated(Class<? extends Aggregate> type) {
        created.merge(type, 1, Integer::sum);
    }

    /** Refuses the write of an aggregate that another attempt has written, unless this one knew it before it decided. */
    Document notWrittenByAnother(Aggregate aggregate) {
        boolean known = findEarlierIds(aggregate.getClass()).contains(aggregate.getId());
        return new Document("$nor", new ArrayList<>(List.of(new Document(MARKS, mark(known ? "$gt" : "$ne")))));
    }

    private Document mark(String comparison) {
        return new Document("$elemMatch", new Document(KEY, key).append(ATTEMPT, new Document(comparison, attempt)));
    }
}
