package io.movers.local.story;

import io.movers.local.SuiteConfig;

/** The story as everybody runs the suite: on JetStream. */
class StoryIT extends Story {
    @Override
    SuiteConfig configure(SuiteConfig onFreePorts) {
        return onFreePorts;
    }
}
