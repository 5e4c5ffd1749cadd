package io.movers.chaos.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.Services;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServiceNameTests {
    @Test
    void theServicesAreThoseOfTheList() {
        assertThat(Arrays.stream(ServiceName.values()).map(ServiceName::id)).containsExactlyElementsOf(Services.NAMES);
    }
}
