package io.movers.local.story;

import io.movers.local.SuiteConfig;

/** The story on JetStream, the default broker. */
class StoryIT extends Story {
    @Override
    SuiteConfig configure(SuiteConfig onFreePorts) {
        return onFreePorts;
    }
}
