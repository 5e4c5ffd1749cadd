package io.movers.testing;

import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.EmailAuthorized;
import io.movers.common.events.contract.Eps;
import io.movers.common.events.contract.Location;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.SignedOutSession;
import io.movers.common.events.contract.UserUpdated;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Creates full states of aggregates as their services publish them, with random values. */
public record RandomEvents(Random random) {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TEXTS = List.of("", "a", "Acme", "Beta");

    public ClientState company(String id, long version) {
        return new ClientState(id, version, text(), maybe(), maybe(), maybe(), maybe(), deletedAt());
    }

    public OfficeState office(String id, long version) {
        return new OfficeState(
                id,
                version,
                text(),
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? null : new Location(1.5, (double) random.nextInt(90)),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                deletedAt());
    }

    public ResourceState resource(String id, long version) {
        return new ResourceState(
                id,
                version,
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? null : random.nextInt(10_000),
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? null : random.nextInt(100),
                maybe(),
                maybe(),
                1.5,
                EPOCH,
                deletedAt());
    }

    public UserUpdated user(String id, long version) {
        return new UserUpdated(
                id,
                version,
                text() + "@acme.test",
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? null : (double) random.nextInt(100) / 4,
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? null : new Eps("1", text()),
                maybe(),
                maybe(),
                (double) random.nextInt(500),
                deletedAt(),
                random.nextBoolean() ? null : at(),
                random.nextBoolean() ? null : List.of(new SignedOutSession(text(), at())),
                null);
    }

    public DomainAuthorized domain(String id, long version) {
        return new DomainAuthorized(id, version, text() + ".test", maybe(), random.nextBoolean(), EPOCH);
    }

    public EmailAuthorized address(String id, long version) {
        return new EmailAuthorized(id, version, text() + "@a.test", maybe(), maybe(), random.nextBoolean(), EPOCH);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? null : text();
    }

    private @Nullable Instant deletedAt() {
        return random.nextInt(3) == 0 ? at() : null;
    }

    private Instant at() {
        return EPOCH.plusMillis(random.nextInt(1_000_000));
    }
}
