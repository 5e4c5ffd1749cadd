package io.movers.common.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says at each start what running beside Node services costs, so that nobody forgets to end it. */
final class CompatWarning implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(CompatWarning.class);

    @Override
    public void afterSingletonsInstantiated() {
        log.warn(
                "COMPAT_NODE is on: this service runs beside Node services of the original, and is weaker for it."
                        + " (1) Scripts can read the session: it travels in the cookie express:sess, which is not HttpOnly."
                        + " (2) Tokens without end, issuer, audience or id are accepted until they are {} days old. Two of"
                        + " the same account and second are one session. A renewal by a Node service begins the {} days anew"
                        + " after which one has to sign in again."
                        + " (3) A sign-out in a Node service only takes the cookie from the browser: its token stays good"
                        + " here. A change of password, role or company there ends no session here."
                        + " (4) Node services know nothing of sessions that end here, by sign-out, archive or change: they"
                        + " accept our tokens until those expire, and their own for ever."
                        + " (5) auth keeps passwords as scrypt with the original's parameters instead of Argon2id."
                        + " Turn it off when the last Node service is gone.",
                SessionTokens.LIFETIME.toDays(),
                SessionTokens.RENEWABLE.toDays());
    }
}
