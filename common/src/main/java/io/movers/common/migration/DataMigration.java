package io.movers.common.migration;

/**
 * Adds data that our services need to a database taken over from the Node suite, where the Node services keep it elsewhere
 * or not at all. A service declares its migrations as beans; all of them run in the background after each start.
 *
 * <p>A migration may run again at any time, also after the Node service has written meanwhile, and in several replicas at
 * once: it skips whatever is already done. It works in pages of bounded size, and nothing waits for it.
 */
public interface DataMigration {
    /** The documents that it changes, as log lines name them: "rentals". */
    String name();

    /**
     * Adds what is missing.
     *
     * @return the number of changed documents; 0 if nothing was missing
     * @throws RuntimeException it could not finish; it runs again after a pause
     */
    long takeOver();
}
