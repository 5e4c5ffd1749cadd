package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.movers.auth.Accounts;
import io.movers.auth.events.publishers.DomainAuthorizedPublisher;
import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.Client;
import io.movers.auth.models.ClientRepository;
import io.movers.auth.models.DomainRepository;
import io.movers.auth.models.EmailRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.ClientState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class CompanyServiceTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String COMPANY = "6b0858d48c659fe05e206b05";

    private final ClientRepository companies = mock();
    private final UserRepository users = mock();
    private final ReplicaStore replicas = mock();
    private final UserUpdatedPublisher userUpdated = mock();
    private final Message message = mock();
    private final CompanyService service = new CompanyService(
            companies,
            users,
            mock(DomainRepository.class),
            mock(EmailRepository.class),
            replicas,
            userUpdated,
            mock(DomainAuthorizedPublisher.class),
            mock(EmailAuthorizedPublisher.class),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final User user = Accounts.active("ana@acme.test", NOW);

    @BeforeEach
    void accountWithAFormerName() {
        user.moveTo("Old", NOW);
        given(users.find(user.getId())).willReturn(user);
        given(message.state()).willReturn(ReplicaState.FULL);
    }

    @Test
    void newAccountGetsTheNameThatItsCompanyHasByNow() {
        given(companies.havingHadName("Old")).willReturn(List.of(Client.of(company(2, "New"))));

        service.catchUp(user);

        assertThat(user.getClient()).isEqualTo("New");
        verify(userUpdated).publish(user);
    }

    @Test
    void newAccountOfAnotherCompanyWithThatNameKeepsIt() {
        given(companies.havingHadName("Old")).willReturn(List.of(Client.of(company(2, "New"))));
        given(companies.isTakenByAnother("Old", COMPANY)).willReturn(true);

        service.catchUp(user);

        assertThat(user.getClient()).isEqualTo("Old");
        verify(userUpdated, never()).publish(any());
    }

    @Test
    void accountThatIsStoredBehindTheRenamingFollowsOnceTheCopyHasTheNewName() {
        given(companies.find(COMPANY))
                .willReturn(Client.of(company(1, "Old")))
                .willReturn(Client.of(company(2, "New")));
        given(companies.formerNames(COMPANY)).willReturn(List.of("Old"));
        given(users.idsOfCompany(eq("Old"), any(), anyInt()))
                .willReturn(List.of())
                .willReturn(List.of(user.getId()));

        service.apply(company(2, "New"), message);

        assertThat(user.getClient()).isEqualTo("New");
        InOrder order = inOrder(companies, users, replicas);
        order.verify(companies).rememberName(COMPANY, "Old");
        order.verify(users).idsOfCompany(eq("Old"), any(), anyInt());
        order.verify(replicas).apply(any(), eq(message));
        order.verify(users).idsOfCompany(eq("Old"), any(), anyInt());
    }

    private static ClientState company(long version, String name) {
        return new ClientState(COMPANY, version, name, null, null, null, null, null);
    }
}
