package io.movers.__names__.events.publishers;

import io.movers.__names__.events.contract.__Name__State;
import io.movers.__names__.events.contract.__Name__Subjects;
import io.movers.__names__.models.__Name__;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import org.springframework.stereotype.Component;

/** Stores and publishes a new one. */
@Component
public class __Name__CreatedPublisher extends Publisher<__Name__, __Name__State> {
    __Name__CreatedPublisher(Outbox outbox) {
        super(__Name__Subjects.CREATED, __Name__.class, outbox);
    }

    @Override
    protected __Name__State event(__Name__ __name__) {
        return __Name__States.of(__name__);
    }
}
