package io.movers.auth.services;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What must be there before the first request: behind the indexes, and not while beans are made. */
@Component
class Startup implements SmartLifecycle {
    private static final int AFTER_INDEXES = 100;

    private final EmailKeys emailKeys;
    private final SeedListService seedLists;
    private final BootstrapAdminService bootstrapAdmin;
    private volatile boolean running;

    Startup(EmailKeys emailKeys, SeedListService seedLists, BootstrapAdminService bootstrapAdmin) {
        this.emailKeys = emailKeys;
        this.seedLists = seedLists;
        this.bootstrapAdmin = bootstrapAdmin;
    }

    @Override
    public void start() {
        emailKeys.addMissing();
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
