package io.movers.common.accounts;

import io.movers.common.events.Message;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;

/** What a service copies of an account. Without a bean of this type it copies an {@link Account}. */
@FunctionalInterface
public interface AccountMapping {
    /**
     * Maps the state that an event carries.
     *
     * @param msg the event's delivery, which tells how complete the state is and when it was stored
     */
    AccountCopy map(UserState account, Message msg);
}
