package io.movers.common.migration;

/**
 * Adds something that the original keeps elsewhere, or not at all, to a database of its own. A bean of a service; all are run by
 * the service's take-over, in the background behind each start.
 *
 * <p>A step may run again and again, also after the original has been back meanwhile, and on several replicas at once: what it
 * finds done it leaves alone. It works in bounded pages, and whoever needs what it adds does not wait for it.
 */
public interface DataMigration {
    /** What is taken over, as the log names it: "rentals". */
    String name();

    /**
     * Adds what is missing.
     *
     * @return how many documents have been changed; 0 when nothing was missing
     */
    long takeOver();
}
