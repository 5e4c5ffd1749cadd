package io.movers.common.data;

/**
 * Tells whether the database can be worked on: it has answered and has its unique indexes, which keep effects from happening twice. A
 * service starts without its database, reports that it is not ready, and waits.
 */
public interface DatabaseReadiness {
    /** Whether the database can be worked on. Once true, it stays true, even if the database goes away again. */
    boolean isReady();

    /**
     * Runs an action once the database can be worked on: now if that is so already, otherwise later on another thread.
     *
     * @param action work that needs the database when the service starts
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
