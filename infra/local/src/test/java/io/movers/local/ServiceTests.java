package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.deploy.Checkout;
import io.movers.servers.Services;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServiceTests {
    @Test
    void theServicesAreThoseOfTheList() {
        assertThat(Arrays.stream(Service.values()).map(Service::id)).containsExactlyElementsOf(Services.NAMES);
    }

    @Test
    void everyServiceIsAModuleOfTheBuild() {
        String pom = Checkout.text("pom.xml");

        assertThat(Services.NAMES).allSatisfy(service -> assertThat(pom).contains("<module>" + service + "</module>"));
    }
}
