package io.movers.auth.services;

import io.movers.common.data.DatabaseReadiness;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/** Stores what must exist before the first request, as soon as the database can be worked on. */
@Service
class StartupService implements SmartLifecycle {
    private static final int AFTER_INDEXES = 100;

    private final SeedListService seedLists;
    private final BootstrapAdminService bootstrapAdmin;
    private final DatabaseReadiness database;
    private volatile boolean running;

    StartupService(SeedListService seedLists, BootstrapAdminService bootstrapAdmin, DatabaseReadiness database) {
        this.seedLists = seedLists;
        this.bootstrapAdmin = bootstrapAdmin;
        this.database = database;
    }

    @Override
    public void start() {
        running = true;
        database.onReady(() -> {
            seedLists.seed();
            bootstrapAdmin.create();
        });
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
