package io.movers.common.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is older than it may be. Several replicas may do so at once. */
final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int STEP = 100;
    private static final int STEPS_PER_RUN = 500;

    private final List<RetentionRule> rules;
    private final Clock clock;

    Retention(List<RetentionRule> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    void run() {
        rules.stream().filter(rule -> rule.keepDays() > 0).forEach(this::apply);
    }

    private void apply(RetentionRule rule) {
        Instant end = clock.instant().minus(Duration.ofDays(rule.keepDays()));
        long removed = 0;
        for (int step = 0; step < STEPS_PER_RUN; step++) {
            long changed = rule.step().removeBefore(end, STEP);
            removed += changed;
            if (changed < STEP) {
                break;
            }
        }
        if (removed > 0) {
            log.info("Removed {} older than {} days from {} documents", rule.what(), rule.keepDays(), removed);
        }
    }
}
