package io.movers.clients.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Resource;
import io.movers.clients.models.ResourceRepository;
import io.movers.clients.models.Resources;
import io.movers.clients.models.views.ResourceView;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvailableResourceServiceTests {
    private final ResourceRepository repository = mock(ResourceRepository.class);
    private final Companies companies = mock(Companies.class);
    private final AvailableResourceService resources = new AvailableResourceService(repository, companies);

    private List<ResourceView> listAs(CompanyScope scope, Role role) {
        CurrentUser caller = Callers.of(role);
        given(companies.of(caller)).willReturn(scope);
        return resources.list("Acme", "Norte", caller);
    }

    private void storeBicycle() {
        Resource bicycle = Resource.of(Resources.bicycle("r1", 3, "available"));
        given(repository.findByOffice("Acme", "Norte", Set.of("available", "pending_checkup", "pending_repair")))
                .willReturn(List.of(bicycle));
    }

    @ParameterizedTest
    @EnumSource(names = "USER", mode = EnumSource.Mode.EXCLUDE)
    void staffCrewAndCompanySeeLockerPasswords(Role role) {
        storeBicycle();

        assertThat(listAs(CompanyScope.EVERYTHING, role))
                .extracting(ResourceView::lockerPassword)
                .containsExactly(4711);
    }

    @Test
    void employeesSeeAvailableResourcesWithoutLockerPasswords() {
        storeBicycle();

        assertThat(listAs(CompanyScope.of(Set.of("Acme")), Role.USER))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.reference()).isEqualTo("R-1");
                    assertThat(view.lockerPassword()).isNull();
                });
    }

    @Test
    void resourcesOfAnotherCompanyAreNotQueried() {
        assertThat(listAs(CompanyScope.of(Set.of("Other")), Role.CLIENT)).isEmpty();
        verifyNoInteractions(repository);
    }
}
