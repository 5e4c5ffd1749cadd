package io.movers.common.migration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the {@link DataMigration}s of a service, one after the other. One that fails does not stop the others. */
public class DataMigrations {
    private static final Logger log = LoggerFactory.getLogger(DataMigrations.class);

    private final List<DataMigration> migrations;
    private final List<DataMigration> unfinished = new ArrayList<>();

    /**
     * Creates the runner.
     *
     * @param migrations in the order in which they run
     */
    public DataMigrations(List<DataMigration> migrations) {
        this.migrations = List.copyOf(migrations);
    }

    /**
     * Runs the migrations that failed last time, or all of them if none did.
     *
     * @throws IllegalStateException a migration failed; the others have run
     */
    public synchronized void run() {
        if (unfinished.isEmpty()) {
            unfinished.addAll(migrations);
        }
        IllegalStateException failure = null;
        for (Iterator<DataMigration> each = unfinished.iterator(); each.hasNext(); ) {
            DataMigration migration = each.next();
            try {
                logChanges(migration, migration.takeOver());
                each.remove();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = new IllegalStateException("The migration of " + migration.name() + " failed", e);
                } else {
                    failure.addSuppressed(e);
                }
                log.warn("The migration of {} failed and will be repeated: {}", migration.name(), e.toString());
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void logChanges(DataMigration migration, long changed) {
        if (changed > 0) {
            log.info("Migrated {} {}", changed, migration.name());
        }
    }
}
