package io.movers.auth.models;

import io.movers.common.data.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** Users with an address of this domain may sign up for the company. */
@Document("domains")
@CompoundIndex(def = "{'domain': 1, 'client': 1}", unique = true)
public class Domain extends Aggregate {
    private boolean active = true;
    private @Nullable Instant createdAt;
    private String domain = "";

    @Indexed
    private String client = "";

    /** The domain's key and the company. Absent on an older entry that duplicates another one. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String domainKey;

    Domain() {}

    public Domain(String domain, String client, Instant createdAt) {
        this.domain = domain;
        this.client = client;
        this.createdAt = createdAt;
        this.domainKey = key(domain, client);
    }

    public void change(String newDomain, String newClient, boolean newActive) {
        if (!newDomain.equals(domain) || !newClient.equals(client)) {
            domainKey = key(newDomain, newClient);
        }
        domain = newDomain;
        client = newClient;
        active = newActive;
    }

    public void moveTo(String company) {
        if (domainKey != null) {
            domainKey = key(domain, company);
        }
        client = company;
    }

    /** The key of a domain and a company. A domain contains no line break, so no two pairs share a key. */
    public static String key(String domain, String client) {
        return EmailKey.ofDomain(domain) + "\n" + client;
    }

    public boolean isActive() {
        return active;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public String getDomain() {
        return domain;
    }

    public String getClient() {
        return client;
    }
}
