package io.movers.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.auth.models.Client;
import io.movers.auth.models.Office;
import io.movers.auth.models.Resource;
import io.movers.common.events.ClientUpdated;
import io.movers.common.events.Location;
import io.movers.common.events.OfficeUpdated;
import io.movers.common.events.ResourceUpdated;
import io.movers.testing.CopyHistories;
import io.movers.testing.CopyHistories.Kind;
import io.movers.testing.CopyHistories.Outcome;
import io.movers.testing.CopyHistories.Publisher;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever the order in which the events of a history come, how often each of them comes, and whether several are handled at
 * once: in the end the copy shows what the source shows.
 */
class ReplicaConvergenceIT {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TEXTS = List.of("", "a", "Acme", "Beta");

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
                new Kind<>(
                        Client.class,
                        (id, version) -> company(id, version, random),
                        (event, state) -> Client.of(event)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void officesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(
                        Office.class, (id, version) -> office(id, version, random), (event, state) -> Office.of(event)),
                publisher,
                versions,
                random);
    }

    @Property(tries = 300)
    void resourcesConverge(
            @ForAll Publisher publisher, @ForAll @IntRange(min = 1, max = 9) int versions, @ForAll Random random) {
        converge(
                new Kind<>(
                        Resource.class,
                        (id, version) -> resource(id, version, random),
                        (event, state) -> Resource.of(event)),
                publisher,
                versions,
                random);
    }

    private static void converge(Kind<?, ?> kind, Publisher publisher, int versions, Random random) {
        Outcome<?> outcome = histories.tell(kind, publisher, versions, random);
        assertThat(outcome.copy()).usingRecursiveComparison().isEqualTo(outcome.expected());
    }

    private static ClientUpdated company(String id, long version, Random random) {
        return new ClientUpdated(
                id,
                version,
                text(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextInt(3) == 0 ? at(random) : null);
    }

    private static OfficeUpdated office(String id, long version, Random random) {
        return new OfficeUpdated(
                id,
                version,
                text(random),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : new Location(1.5, (double) random.nextInt(90)),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextInt(3) == 0 ? at(random) : null);
    }

    private static ResourceUpdated resource(String id, long version, Random random) {
        return new ResourceUpdated(
                id,
                version,
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : random.nextInt(10_000),
                maybe(random),
                maybe(random),
                maybe(random),
                random.nextBoolean() ? null : random.nextInt(100),
                maybe(random),
                maybe(random),
                1.5,
                EPOCH,
                random.nextInt(3) == 0 ? at(random) : null);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String maybe(Random random) {
        return random.nextBoolean() ? null : text(random);
    }

    private static Instant at(Random random) {
        return EPOCH.plusMillis(random.nextInt(1_000_000));
    }
}
