package io.movers.auth.events.listeners;

import io.movers.auth.services.CompanyService;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientCreatedListener extends Listener<ClientState> {
    private final CompanyService companies;

    ClientCreatedListener(CompanyService companies) {
        super(Subjects.CLIENT_CREATED);
        this.companies = companies;
    }

    @Override
    public void onMessage(ClientState event, Message msg) {
        companies.apply(event, msg);
        msg.ack();
    }
}
