package io.movers.resources.models;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.UserCreated;
import java.time.Instant;
import java.util.List;
import org.springframework.test.util.ReflectionTestUtils;

/** Creates the resources, offices and rentals that tests need. */
public final class Fleet {
    public static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    private Fleet() {}

    public static ResourceType type() {
        ResourceType type = new ResourceType();
        type.describe("Bicicleta", "GW", "2021", 30.0, true, "https://cdn.test/bici.png");
        return type;
    }

    public static Resource resource() {
        Resource resource = Resource.create(null, List.of(), NOW);
        resource.describe(type(), "R-1", "qr", "Acme", "Norte", 60.0);
        return resource;
    }

    public static Rental rental(String userId) {
        return new Rental("600000000000000000000009", userId, null, NOW);
    }

    /** The office of {@link #resource()}. */
    public static Office office() {
        return Office.of(new OfficeState(
                "o", 0L, "Norte", "Acme", null, null, null, null, null, "inventory", "repair", "maintenance", null));
    }

    /** The copy of an account. */
    public static User user(String id, String role, String client) {
        return User.of(
                new UserCreated(
                        id,
                        0L,
                        id + "@acme.test",
                        "Ana",
                        "Ruiz",
                        client,
                        "",
                        role,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                ReplicaState.FULL);
    }

    static <T> T stored(T aggregate, long version) {
        ReflectionTestUtils.setField(aggregate, "version", version);
        return aggregate;
    }
}
