package io.movers.clients.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

import io.movers.clients.events.publishers.ClientUpdatedPublisher;
import io.movers.clients.events.publishers.OfficeUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.Office;
import io.movers.clients.models.OfficeRepository;
import io.movers.clients.models.Offices;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientRenameServiceTests {
    private static final String COMPANY = "6b0858d48c659fe05e206b05";
    private static final String OFFICE = "6b0858d48c659fe05e206b06";

    private final ClientRepository clients = mock();
    private final OfficeRepository offices = mock();
    private final OfficeUpdatedPublisher officeUpdated = mock();
    private final ClientRenameService renames =
            new ClientRenameService(clients, offices, mock(ClientUpdatedPublisher.class), officeUpdated);
    private final Client company = Client.create("Acme", "1", "logo");
    private final Office office = Offices.office("Norte", "Acme");

    @BeforeEach
    void oneCompanyWithOneOffice() {
        given(clients.find(COMPANY)).willReturn(Optional.of(company));
        given(offices.find(OFFICE)).willReturn(Optional.of(office));
        given(offices.findIdsByClients(any(), anyInt())).willAnswer(call -> {
            Collection<String> names = call.getArgument(0);
            return names.contains(office.getClient()) ? List.of(OFFICE) : List.of();
        });
    }

    @Test
    void officesMoveAndTheFormerNameIsReleased() {
        rename("Acme SAS");

        renames.moveOffices(COMPANY);

        assertThat(office.getClient()).isEqualTo("Acme SAS");
        assertThat(company.getRenamedFrom()).isEmpty();
    }

    @Test
    void officesFollowACompanyThatIsRenamedBackMeanwhile() {
        rename("Acme SAS");
        willAnswer(call -> {
                    rename("Acme");
                    company.release(List.of("Acme SAS")); // what that renaming had to move was still called Acme
                    return null;
                })
                .willDoNothing()
                .given(officeUpdated)
                .publish(office);

        renames.moveOffices(COMPANY);

        assertThat(office.getClient()).isEqualTo("Acme");
        assertThat(company.getRenamedFrom()).isEmpty();
    }

    private void rename(String name) {
        company.change(name, "1", "logo", "m", "s");
    }
}
