package io.movers.auth.services;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/** Stores what must exist before the first request. It runs after the indexes are built. */
@Service
class StartupService implements SmartLifecycle {
    private static final int AFTER_INDEXES = 100;

    private final SeedListService seedLists;
    private final BootstrapAdminService bootstrapAdmin;
    private volatile boolean running;

    StartupService(SeedListService seedLists, BootstrapAdminService bootstrapAdmin) {
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
