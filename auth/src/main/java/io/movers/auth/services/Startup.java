package io.movers.auth.services;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Stores what must exist before the first request. It runs after the indexes are built. */
@Component
class Startup implements SmartLifecycle {
    private static final int AFTER_INDEXES = 100;

    private final SeedListService seedLists;
    private final BootstrapAdminService bootstrapAdmin;
    private volatile boolean running;

    Startup(SeedListService seedLists, BootstrapAdminService bootstrapAdmin) {
        this.seedLists = seedLists;
        this.bootstrapAdmin = bootstrapAdmin;
    }

    @Override
    public void start() {
        seedLists.seed();
        bootstrapAdmin.create();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_INDEXES;
    }
}
