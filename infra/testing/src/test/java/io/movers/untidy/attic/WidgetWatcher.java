package io.movers.untidy.attic;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.Subjects;

class WidgetWatcher extends Listener<DomainAuthorized> {
    WidgetWatcher() {
        super(Subjects.DOMAIN_AUTHORIZED);
    }

    @Override
    public void onMessage(DomainAuthorized event, Message msg) {
        msg.ack();
    }
}
