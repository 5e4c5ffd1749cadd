package io.movers.clients.events.publishers;

import io.movers.clients.models.Client;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.ClientState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps a company to its public state, which all its events carry. */
abstract class ClientPublisher<E extends ClientState> extends Publisher<Client, E> {
    private final StateConstructor<E> constructor;

    ClientPublisher(Subject<E> subject, StateConstructor<E> constructor, Outbox outbox) {
        super(subject, Client.class, outbox);
        this.constructor = constructor;
    }

    @Override
    protected final E event(Client client) {
        return constructor.create(
                client.getId(),
                client.getVersion(),
                client.getName(),
                client.getNit(),
                client.getLogo(),
                client.getMebAdmin(),
                client.getSuperAdminClient(),
                client.getDeletedAt());
    }

    /** The constructor that all events about a company have. */
    @FunctionalInterface
    interface StateConstructor<E> {
        E create(
                String id,
                @Nullable Long version,
                String name,
                @Nullable String nit,
                @Nullable String logo,
                @Nullable String mebAdmin,
                @Nullable String superAdminClient,
                @Nullable Instant deletedAt);
    }
}
