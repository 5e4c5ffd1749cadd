package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.resources.models.Client;
import io.movers.resources.models.Office;
import io.movers.resources.models.User;
import io.movers.testing.CopyHistories;
import io.movers.testing.CopyHistories.Kind;
import io.movers.testing.CopyHistories.Outcome;
import io.movers.testing.CopyHistories.Publisher;
import io.movers.testing.RandomEvents;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A copy finally has the state of its source, in whatever order the events arrive, however often each is delivered, and even
 * if several are handled at once.
 */
class ReplicaConvergenceIT {
    private static CopyHistories histories;

    @BeforeContainer
    static void start() {
        histories = new CopyHistories();
    }

    @AfterContainer
    static void stop() {
        histories.close();
    }

    @Property(tries = 300)
    void companiesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(Client.class, RandomEvents::company, (event, state) -> Client.of(event)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void officesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(Office.class, RandomEvents::office, (event, state) -> Office.of(event)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void accountsConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(User.class, RandomEvents::user, (event, state) -> User.of(event, state)),
                publisher,
                versions,
                random);
    }

    private static void converge(Kind<?, ?> kind, Publisher publisher, int versions, Random random) {
        Outcome<?> outcome = histories.tell(kind, publisher, versions, random);
        assertThat(outcome.copy()).usingRecursiveComparison().isEqualTo(outcome.expected());
    }
}
