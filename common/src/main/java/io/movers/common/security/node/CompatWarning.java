package io.movers.common.security.node;

import io.movers.common.security.SessionTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Logs at each start how running beside Node services weakens security, so that nobody forgets to turn it off. */
public final class CompatWarning implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(CompatWarning.class);

    @Override
    public void afterSingletonsInstantiated() {
        log.warn(
                "COMPAT_NODE is on: this service runs beside Node services, which weakens its security."
                        + " (1) Scripts can read the session: it travels in the cookie express:sess, which is not HttpOnly."
                        + " (2) Tokens without expiry, issuer, audience or id are accepted for {} days. Two tokens of the same"
                        + " account and second count as one session. A renewal by a Node service restarts the {} days after"
                        + " which a user has to sign in again."
                        + " (3) Signing out at a Node service only removes the browser's cookie: the token stays valid here."
                        + " A change of password, role or company there ends no session here."
                        + " (4) Node services do not learn of sessions that end here by sign-out, archiving or a change: they"
                        + " accept our tokens until those expire, and their own tokens for ever."
                        + " (5) auth hashes passwords with scrypt and Node's default parameters instead of Argon2id."
                        + " Turn COMPAT_NODE off when the last Node service is gone.",
                SessionTokens.LIFETIME.toDays(),
                SessionTokens.RENEWABLE.toDays());
    }
}
