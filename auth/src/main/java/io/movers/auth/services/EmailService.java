package io.movers.auth.services;

import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.models.AuthorizedEntries;
import io.movers.auth.models.Email;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Addresses whose owners may sign up. */
@Service
public class EmailService {
    private final AuthorizedEntries entries;
    private final Companies companies;
    private final EmailAuthorizedPublisher emailAuthorized;
    private final Clock clock;

    EmailService(
            AuthorizedEntries entries, Companies companies, EmailAuthorizedPublisher emailAuthorized, Clock clock) {
        this.entries = entries;
        this.companies = companies;
        this.emailAuthorized = emailAuthorized;
        this.clock = clock;
    }

    /** Those that were not there yet. */
    public List<Email> add(CurrentUser caller, List<Row> rows) {
        CompanyScope scope = companies.of(caller);
        List<Email> emails = new ArrayList<>();
        for (Row row : rows) {
            String email = RowValues.text(row.email());
            String client = RowValues.text(row.client());
            String office = RowValues.text(row.office());
            if (email != null && client != null && office != null) {
                scope.require(client);
                emails.add(new Email(email, client, office, clock.instant()));
            }
        }
        emails.removeIf(email -> !store(email));
        return emails;
    }

    /** A row as it was sent. */
    public record Row(
            @Nullable Object email,
            @Nullable Object client,
            @Nullable Object office) {}

    private boolean store(Email email) {
        if (entries.existsEmail(email.getEmail(), email.getClient())) {
            return false;
        }
        try {
            emailAuthorized.publish(email);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public Email change(CurrentUser caller, ObjectId id, String email, String client, String office, boolean active) {
        CompanyScope scope = companies.of(caller);
        return OptimisticRetry.retry(() -> {
            Email stored = entries.findEmail(id);
            if (stored == null || !scope.includes(stored.getClient())) {
                throw new BadRequestException("Email does not exists");
            }
            scope.require(client);
            stored.change(email, client, office, active);
            emailAuthorized.publish(stored);
            return stored;
        });
    }
}
