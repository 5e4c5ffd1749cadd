package io.movers.common.data;

/**
 * Tells whether the database can be worked on: it has answered and has its unique indexes, which keep effects from happening twice. A
 * service starts without its database, reports that it is not ready, and waits.
 */
public interface DatabaseReadiness {
    /** Whether the database can be worked on. Once true, it stays true, even if the database goes away again. */
    boolean isReady();

    /**
     * Runs an action once the database can be worked on: now if that is so already, otherwise later on another thread. Actions that wait run
     * in the order in which they came, before the service is ready. One that loses the database is repeated.
     *
     * @param action work that needs the database when the service starts; safe to repeat
     * @throws RuntimeException the action failed now, and not because the database went away
     */
    void onReady(Runnable action);

    /**
     * Does nothing if the database can be worked on.
     *
     * @throws IllegalStateException it cannot yet
     */
    default void requireReady() {
        if (!isReady()) {
            throw new IllegalStateException("The database is not ready");
        }
    }
}
