package io.movers.__names__.events.publishers;

import io.movers.__names__.events.contract.__Name__State;
import io.movers.__names__.models.__Name__;

/** Maps to the public state that every event carries. */
final class __Name__States {
    private __Name__States() {}

    static __Name__State of(__Name__ __name__) {
        return new __Name__State(
                __name__.getId(),
                __name__.getVersion(),
                __name__.getStatus(),
                __name__.getUserId(),
                __name__.getTitle(),
                __name__.getNote(),
                __name__.getCreatedAt(),
                __name__.getClosedAt());
    }
}
