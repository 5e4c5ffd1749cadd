package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** The user with this address may sign up for the company. */
@AboutPerson(address = "email")
@Document("emails")
public class Email extends Aggregate {
    private boolean active = true;
    private @Nullable Instant createdAt;

    @Indexed
    private String email = "";

    @Indexed
    private String client = "";

    private @Nullable String office;

    /** The address without case and the company. Absent on a taken-over entry that duplicates another one. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String emailKey;

    Email() {}

    public Email(String email, String client, String office, Instant createdAt) {
        this.email = email;
        this.client = client;
        this.office = office;
        this.createdAt = createdAt;
        this.emailKey = key(email, client);
    }

    public void change(String newEmail, String newClient, String newOffice, boolean newActive) {
        if (!newEmail.equals(email) || !newClient.equals(client)) {
            emailKey = key(newEmail, newClient);
        }
        email = newEmail;
        client = newClient;
        office = newOffice;
        active = newActive;
    }

    public void moveTo(String company) {
        if (emailKey != null) {
            emailKey = key(email, company);
        }
        client = company;
    }

    /** The key of an address and a company. An address contains no line break, so no two pairs share a key. */
    public static String key(String email, String client) {
        return EmailKey.of(email) + "\n" + client;
    }

    public boolean isActive() {
        return active;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public String getEmail() {
        return email;
    }

    public String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }
}
