package io.movers.common.security.limits;

import io.movers.common.errors.TooManyRequestsException;

/** Counts what network addresses attempt. A service with {@link RateLimited} routes has a bean of this type. */
public interface AddressLimits {

    /**
     * Counts an attempt of an address.
     *
     * @param action what is attempted; each action has its own counters
     * @param address the address, as {@link ClientAddress} writes it
     * @throws TooManyRequestsException the limit is exceeded
     */
    void countAddress(String action, String address);

    /**
     * Checks the attempts that an address has made so far, without counting another one.
     *
     * @throws TooManyRequestsException the limit is reached
     */
    void checkAddress(String action, String address);
}
