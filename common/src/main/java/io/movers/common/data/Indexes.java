package io.movers.common.data;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Creates the declared indexes in the background when the service starts. The service waits for the unique ones before it is ready; a
 * database that is away is awaited without limit. Only refused credentials end the service, after a minute.
 */
class Indexes implements SmartLifecycle, DatabaseReadiness {
    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final Duration START_WAIT = Duration.ofSeconds(10);
    private static final Duration REFUSAL_LIMIT = Duration.ofMinutes(1);

    private final IndexDeclarations declarations;
    private final Supplier<MongoClient> clients;
    private final String database;
    private final Clock clock;
    private final Runnable endService;
    private final BackgroundTask task = BackgroundTask.once(PAUSES, "indexes", PHASE, this::createAll);
    private final List<Runnable> actions = new ArrayList<>();
    private CountDownLatch firstRun = new CountDownLatch(1);
    private @Nullable Instant refusedSince;
    private volatile boolean ready;

    /**
     * Creates the index builder.
     *
     * @param clients makes a separate client without a read time-out, which can wait for a long build; closed after use
     * @param clock tells for how long the database has refused the credentials
     * @param endService what to do if the database keeps refusing the credentials
     */
    Indexes(
            IndexDeclarations declarations,
            Supplier<MongoClient> clients,
            String database,
            Clock clock,
            Runnable endService) {
        this.declarations = declarations;
        this.clients = clients;
        this.database = database;
        this.clock = clock;
        this.endService = endService;
    }

    /** Waits a moment, so that a service whose database is there has its indexes when it has started. */
    @Override
    public void start() {
        firstRun = new CountDownLatch(1);
        task.start();
        try {
            if (!firstRun.await(START_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Indexes are still being built; the service is ready when the unique ones are done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void createAll() {
        try (MongoClient client = clients.get()) {
            List<CollectionIndexes> uniqueFirst = declarations.all().stream()
                    .sorted(Comparator.comparing(CollectionIndexes::hasUnique).reversed())
                    .toList();
            uniqueFirst.stream()
                    .filter(CollectionIndexes::hasUnique)
                    .forEach(indexes -> indexes.create(client.getDatabase(database)));
            becomeReady();
            uniqueFirst.stream()
                    .filter(indexes -> !indexes.hasUnique())
                    .forEach(indexes -> indexes.create(client.getDatabase(database)));
        } catch (MongoException e) {
            endIfRefusedForLong(e);
            throw e;
        } finally {
            firstRun.countDown();
        }
    }

    private void becomeReady() {
        Runnable action = next();
        while (action != null) {
            runSafely(action);
            synchronized (actions) {
                actions.remove(action);
            }
            action = next();
        }
    }

    /** The next action that waits; when there is none, the service is ready. */
    private @Nullable Runnable next() {
        synchronized (actions) {
            ready = ready || actions.isEmpty();
            return actions.isEmpty() ? null : actions.get(0);
        }
    }

    /** An action that lost the database stays the next one. */
    private static void runSafely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            if (isLoss(e)) {
                throw e;
            }
            log.error("An action that waited for the database failed", e);
        }
    }

    private static boolean isLoss(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof MongoException;
    }

    private void endIfRefusedForLong(MongoException e) {
        if (!isRefusal(e)) {
            refusedSince = null;
            return;
        }
        Instant now = clock.instant();
        if (refusedSince == null) {
            refusedSince = now;
        } else if (refusedSince.plus(REFUSAL_LIMIT).isBefore(now)) {
            log.error(
                    "The database has refused the user of MONGO_URI for a minute; the service ends: {}",
                    e.getMessage());
            endService.run();
        }
    }

    private static boolean isRefusal(MongoException e) {
        return e instanceof MongoSecurityException
                || String.valueOf(e.getMessage()).contains(MongoSecurityException.class.getSimpleName());
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void onReady(Runnable action) {
        synchronized (actions) {
            if (!ready) {
                actions.add(action);
                return;
            }
        }
        try {
            action.run();
        } catch (RuntimeException e) {
            if (!isLoss(e)) {
                throw e;
            }
            log.warn("Database lost while the service started; trying again: {}", e.toString());
            synchronized (actions) {
                actions.add(action);
            }
            task.runSoon();
        }
    }

    @Override
    public void stop() {
        task.stop();
    }

    @Override
    public boolean isRunning() {
        return task.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
