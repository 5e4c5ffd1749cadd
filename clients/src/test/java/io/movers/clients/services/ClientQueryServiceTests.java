package io.movers.clients.services;

import static io.movers.clients.models.Offices.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.DomainRepository;
import io.movers.clients.models.EmailRepository;
import io.movers.clients.models.OfficeRepository;
import io.movers.clients.models.UserRepository;
import io.movers.clients.models.views.ClientDetailsView;
import io.movers.clients.models.views.ClientEntryView;
import io.movers.clients.models.views.PublicClientView;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientQueryServiceTests {
    private static final PageRequest PAGE = new PageRequest(20, 10);

    private final ClientRepository clients = mock(ClientRepository.class);
    private final OfficeRepository offices = mock(OfficeRepository.class);
    private final UserRepository users = mock(UserRepository.class);
    private final DomainRepository domains = mock(DomainRepository.class);
    private final EmailRepository emails = mock(EmailRepository.class);
    private final Companies companies = mock(Companies.class);
    private final ClientQueryService queries =
            new ClientQueryService(clients, offices, users, domains, emails, companies);
    private final Client acme = Client.create("Acme", "1", "logo");
    private final Client other = Client.create("Other", "2", "logo");

    @BeforeEach
    void store() {
        given(clients.find("acme")).willReturn(Optional.of(acme));
        given(clients.find("other")).willReturn(Optional.of(other));
        given(clients.findLive(PAGE)).willReturn(List.of(acme, other));
        given(companies.of(any())).willReturn(CompanyScope.of(Set.of("Acme")));
        given(offices.findLiveByClients(any())).willReturn(List.of(office("Norte", "Acme"), office("Sur", "Other")));
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "INVENTORY_MANAGER", "REPAIR_MANAGER", "MAINTENANCE_MANAGER"})
    void employeesAndCrewSeeThePublicFormOfAllCompanies(Role role) {
        assertThat(queries.list(Callers.of(role), PAGE)).hasSize(2).allMatch(PublicClientView.class::isInstance);
        assertThat(queries.show("other", Callers.of(role))).isInstanceOf(PublicClientView.class);
    }

    @ParameterizedTest
    @EnumSource
    void unverifiedCallersSeeWhatVisitorsSee(Role role) {
        assertThat(queries.list(Callers.unverified(role), PAGE)).isEqualTo(queries.list(null, PAGE));
        assertThat(queries.show("other", Callers.unverified(role))).isEqualTo(queries.show("other", null));

        acme.archive(Instant.EPOCH);
        assertThatThrownBy(() -> queries.show("acme", Callers.unverified(role))).isInstanceOf(NotFoundException.class);
        verifyNoInteractions(users, domains, emails);
    }

    @Test
    void visitorsSeeEachCompanyWithItsOwnOffices() {
        assertThat(queries.list(null, PAGE))
                .extracting(
                        company -> ((PublicClientView) company).offices().get(0).name())
                .containsExactly("Norte", "Sur");
        verifyNoInteractions(users, domains, emails);
    }

    @Test
    void adminSeesAllCompaniesInFull() {
        assertThat(queries.list(Callers.of(Role.ADMIN), PAGE)).hasSize(2).allMatch(ClientEntryView.class::isInstance);
    }

    @Test
    void mebAdminSeesOwnCompanies() {
        given(clients.findLiveByMebAdmin("meb-admin", PAGE)).willReturn(List.of(other));

        assertThat(queries.list(Callers.of(Role.MEB_ADMIN), PAGE))
                .extracting(
                        company -> ((ClientEntryView) company).client().client().name())
                .containsExactly("Other");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "CLIENT_ADMIN"})
    void companySeesItsOwnCompaniesOnly(Role role) {
        given(clients.findLiveByNames(Set.of("Acme"), PAGE)).willReturn(List.of(acme));

        assertThat(queries.list(Callers.of(role), PAGE)).hasSize(1).allMatch(ClientEntryView.class::isInstance);
        assertThat(queries.show("acme", Callers.of(role))).isInstanceOf(ClientDetailsView.class);
        assertThatThrownBy(() -> queries.show("other", Callers.of(role))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void archivedCompanyIsReadableByStaffOnly() {
        acme.archive(Instant.EPOCH);

        assertThat(queries.show("acme", Callers.of(Role.MEB_ADMIN))).isInstanceOf(ClientDetailsView.class);
        assertThatThrownBy(() -> queries.show("acme", Callers.of(Role.CLIENT))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> queries.show("acme", null)).isInstanceOf(NotFoundException.class);
    }
}
