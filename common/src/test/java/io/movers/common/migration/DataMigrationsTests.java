package io.movers.common.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class DataMigrationsTests {
    private final AtomicInteger failingRuns = new AtomicInteger();
    private final AtomicInteger workingRuns = new AtomicInteger();
    private final DataMigrations migrations = new DataMigrations(List.of(
            migration(() -> {
                if (failingRuns.incrementAndGet() < 3) {
                    throw new IllegalStateException("away");
                }
                return 1;
            }),
            migration(workingRuns::incrementAndGet)));

    @Test
    void failedMigrationDoesNotHoldUpTheOthersAndIsRepeatedAlone() {
        assertThatThrownBy(migrations::run).hasMessage("The migration of things failed");
        assertThatThrownBy(migrations::run).hasMessage("The migration of things failed");
        migrations.run();

        assertThat(failingRuns).hasValue(3);
        assertThat(workingRuns).hasValue(1);
    }

    @Test
    void allMigrationsRunAgainAfterAllHaveSucceeded() {
        failingRuns.set(2);
        migrations.run();
        migrations.run();

        assertThat(failingRuns).hasValue(4);
        assertThat(workingRuns).hasValue(2);
    }

    private static DataMigration migration(LongSupplier action) {
        return new DataMigration() {
            @Override
            public String name() {
                return "things";
            }

            @Override
            public long takeOver() {
                return action.getAsLong();
            }
        };
    }
}
