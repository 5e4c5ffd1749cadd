package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.auth.models.UserEps;
import io.movers.common.events.contract.Eps;

/** The insurer as events carry it: an object without fields when an account has none. */
final class EventEps {
    private EventEps() {}

    static Eps of(User user) {
        UserEps eps = user.getEps();
        return eps == null ? new Eps(null, null) : new Eps(eps.id(), eps.name());
    }
}
