package io.movers.auth.events.listeners;

import io.movers.auth.services.CompanyService;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientCreated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientCreatedListener extends Listener<ClientCreated> {
    private final CompanyService companies;

    ClientCreatedListener(CompanyService companies) {
        super(Subjects.CLIENT_CREATED);
        this.companies = companies;
    }

    @Override
    public void onMessage(ClientCreated event, Message msg) {
        companies.apply(event, msg.state());
        msg.ack();
    }
}
