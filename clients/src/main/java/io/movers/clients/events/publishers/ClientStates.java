package io.movers.clients.events.publishers;

import io.movers.clients.models.Client;
import io.movers.common.events.contract.ClientState;

/** Maps a company to the public state that every event about it carries. */
final class ClientStates {
    private ClientStates() {}

    static ClientState of(Client client) {
        return new ClientState(
                client.getId(),
                client.getVersion(),
                client.getName(),
                client.getNit(),
                client.getLogo(),
                client.getMebAdmin(),
                client.getSuperAdminClient(),
                client.getDeletedAt());
    }
}
