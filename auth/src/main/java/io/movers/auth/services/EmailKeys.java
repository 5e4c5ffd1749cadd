package io.movers.auth.services;

import io.movers.auth.models.StoredEmailKeys;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives what the original has stored the keys by which addresses are unique. */
@Component
class EmailKeys {
    private static final Logger log = LoggerFactory.getLogger(EmailKeys.class);

    private final StoredEmailKeys keys;

    EmailKeys(StoredEmailKeys keys) {
        this.keys = keys;
    }

    void addMissing() {
        report("Accounts", keys.addToUsers());
        report("Authorised e-mails", keys.addToEmails());
    }

    private static void report(String what, List<String> doubles) {
        if (!doubles.isEmpty()) {
            log.warn(
                    "{} whose address differs only in case from another one's; they keep working with exactly their address: {}",
                    what,
                    doubles);
        }
    }
}
