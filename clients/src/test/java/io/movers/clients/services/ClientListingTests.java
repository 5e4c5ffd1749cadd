package io.movers.clients.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Client;
import io.movers.clients.models.Clients;
import io.movers.clients.models.Copies;
import io.movers.clients.models.Office;
import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.Offices;
import io.movers.clients.models.Place;
import io.movers.clients.models.views.ClientDetails;
import io.movers.clients.models.views.ClientEntry;
import io.movers.clients.models.views.PublicClient;
import io.movers.common.errors.NotFoundException;
import io.movers.common.events.contract.Location;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientListingTests {
    private static final PageRequest PAGE = new PageRequest(20, 10);

    private final Clients clients = mock(Clients.class);
    private final Offices offices = mock(Offices.class);
    private final Copies copies = mock(Copies.class);
    private final Companies companies = mock(Companies.class);
    private final ClientListing listing = new ClientListing(clients, offices, copies, companies);
    private final Client acme = Client.create("Acme", "1", "logo");
    private final Client other = Client.create("Other", "2", "logo");

    @BeforeEach
    void store() {
        given(clients.find("acme")).willReturn(acme);
        given(clients.find("other")).willReturn(other);
        given(clients.live(20, 10)).willReturn(List.of(acme, other));
        given(companies.of(any())).willReturn(CompanyScope.of(Set.of("Acme")));
        given(offices.liveOf(any())).willReturn(List.of(office("Norte", "Acme"), office("Sur", "Other")));
    }

    private static Office office(String name, String client) {
        return Office.create(
                name,
                client,
                new Place("Colombia", "Bogota", new Location(1.0, 2.0)),
                new OfficeAdmins("m", "c", "r", "a", "i"));
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "INVENTORY_MANAGER", "REPAIR_MANAGER", "MAINTENANCE_MANAGER"})
    void whoeverIsNeitherStaffNorCompanySeesThePublicPartOfAll(Role role) {
        assertThat(listing.list(Callers.of(role), PAGE)).hasSize(2).allMatch(PublicClient.class::isInstance);
        assertThat(listing.show("other", Callers.of(role))).isInstanceOf(PublicClient.class);
    }

    @Test
    void aVisitorSeesEachCompanyWithItsOwnOffices() {
        assertThat(listing.list(null, PAGE))
                .extracting(company -> ((PublicClient) company).offices().get(0).name())
                .containsExactly("Norte", "Sur");
        verifyNoInteractions(copies);
    }

    @Test
    void theAdministratorSeesAllOfEverything() {
        assertThat(listing.list(Callers.of(Role.ADMIN), PAGE)).hasSize(2).allMatch(ClientEntry.class::isInstance);
    }

    @Test
    void staffSeesTheCompaniesThatItLooksAfter() {
        given(clients.liveOfMebAdmin("meb-admin", 20, 10)).willReturn(List.of(other));

        assertThat(listing.list(Callers.of(Role.MEB_ADMIN), PAGE))
                .extracting(company -> ((ClientEntry) company).client().client().name())
                .containsExactly("Other");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "CLIENT_ADMIN"})
    void aCompanysAdministratorSeesHisOwnAndNoOther(Role role) {
        given(clients.liveOfNames(Set.of("Acme"), 20, 10)).willReturn(List.of(acme));

        assertThat(listing.list(Callers.of(role), PAGE)).hasSize(1).allMatch(ClientEntry.class::isInstance);
        assertThat(listing.show("acme", Callers.of(role))).isInstanceOf(ClientDetails.class);
        assertThatThrownBy(() -> listing.show("other", Callers.of(role))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void onlyStaffStillReadsAnArchivedCompany() {
        acme.archive(Instant.EPOCH);

        assertThat(listing.show("acme", Callers.of(Role.MEB_ADMIN))).isInstanceOf(ClientDetails.class);
        assertThatThrownBy(() -> listing.show("acme", Callers.of(Role.CLIENT))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> listing.show("acme", null)).isInstanceOf(NotFoundException.class);
    }
}
