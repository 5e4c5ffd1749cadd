package io.movers.untidy.attic;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.Subjects;

class WidgetMaker extends Publisher<Widget, DomainAuthorized> {
    WidgetMaker(Outbox outbox) {
        super(Subjects.DOMAIN_AUTHORIZED, Widget.class, outbox);
    }

    @Override
    protected DomainAuthorized event(Widget widget) {
        throw new UnsupportedOperationException();
    }
}
