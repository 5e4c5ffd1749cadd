package io.movers.resources.models;

import static io.movers.resources.models.Fleet.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTypeTests {
    private static ResourceType named(ResourceType type, String name, @Nullable Double checkupTime, String photo) {
        type.describe(name, "GW", "2021", checkupTime, true, photo);
        return type;
    }

    @ParameterizedTest
    @CsvSource({"30, PT720H", "0.5, PT12H", "0, PT0S"})
    void nextCheckUpFollowsAfterTheDaysOfTheType(double days, Duration duration) {
        assertThat(named(new ResourceType(), "Bicicleta", days, "p").nextCheckup(NOW))
                .isEqualTo(NOW.plus(duration));
    }

    @Test
    void typeWithoutATimeHasNoNextCheckUp() {
        assertThat(named(new ResourceType(), "Bicicleta", null, "p").nextCheckup(NOW))
                .isNull();
    }

    @Test
    void maintenanceIsDueOnlyAboveTheLimit() {
        ResourceType type = Fleet.type();
        assertThat(type.isWornAt(1e9)).isFalse();

        type.setKmToMaintenance(100.0);
        assertThat(type.isWornAt(100)).isFalse();
        assertThat(type.isWornAt(100.1)).isTrue();
    }

    @Test
    void formerNamesStandInOrderUntilForgotten() {
        ResourceType type = Fleet.stored(Fleet.type(), 0);
        named(type, "Patineta", 1.0, "p");
        named(type, "Scooter", 1.0, "p");
        assertThat(type.formerNames()).containsExactly("Bicicleta", "Patineta");

        named(type, "Bicicleta", 1.0, "p");
        assertThat(type.formerNames()).containsExactly("Patineta", "Scooter");
    }

    @Test
    void typeWithoutARenameHasNoFormerNames() {
        ResourceType type = named(Fleet.type(), "Patineta", 1.0, "p");
        assertThat(type.formerNames()).isEmpty();

        Fleet.stored(type, 3);
        assertThat(named(type, "Patineta", 2.0, "p").formerNames()).isEmpty();
    }

    @Test
    void eventsCarryThePhotosAddressAndNeverThePhoto() {
        assertThat(Fleet.type().photoAddress()).isEqualTo("https://cdn.test/bici.png");
        assertThat(named(new ResourceType(), "Bicicleta", 1.0, "data:image/png;base64,AA==")
                        .photoAddress())
                .isNull();
    }
}
