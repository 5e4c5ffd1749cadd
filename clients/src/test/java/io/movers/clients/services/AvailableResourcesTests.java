package io.movers.clients.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Copies;
import io.movers.clients.models.Resource;
import io.movers.clients.models.views.ResourceView;
import io.movers.common.events.contract.ResourceUpdated;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvailableResourcesTests {
    private final Copies copies = mock(Copies.class);
    private final Companies companies = mock(Companies.class);
    private final AvailableResources resources = new AvailableResources(copies, companies);

    private List<ResourceView> asked(CompanyScope scope, Role role) {
        CurrentUser caller = Callers.of(role);
        given(companies.of(caller)).willReturn(scope);
        return resources.of("Acme", "Norte", caller);
    }

    private void store() {
        Resource bike = Resource.of(new ResourceUpdated(
                "r1", 3L, "bike", "R-1", "qr", 4711, "Acme", null, "Norte", 60, "available", null, 0.0, null, null));
        given(copies.resources("Acme", "Norte", Set.of("available", "pending_checkup", "pending_repair")))
                .willReturn(List.of(bike));
    }

    @ParameterizedTest
    @EnumSource(names = "USER", mode = EnumSource.Mode.EXCLUDE)
    void whoeverLooksAfterTheResourcesSeesTheCodesOfTheirLocks(Role role) {
        store();

        assertThat(asked(CompanyScope.EVERYTHING, role))
                .extracting(ResourceView::lockerPassword)
                .containsExactly(4711);
    }

    @Test
    void anEmployeeSeesTheResourcesOfHisCompanyWithoutThem() {
        store();

        assertThat(asked(CompanyScope.of(Set.of("Acme")), Role.USER))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.reference()).isEqualTo("R-1");
                    assertThat(view.lockerPassword()).isNull();
                });
    }

    @Test
    void anotherCompanysResourcesAreNotEvenLookedFor() {
        assertThat(asked(CompanyScope.of(Set.of("Other")), Role.CLIENT)).isEmpty();
        verifyNoInteractions(copies);
    }
}
