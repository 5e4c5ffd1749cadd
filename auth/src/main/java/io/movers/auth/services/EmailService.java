package io.movers.auth.services;

import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.models.Email;
import io.movers.auth.models.EmailRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Manages the addresses whose users may sign up. */
@Service
public class EmailService {
    private final EmailRepository emails;
    private final Companies companies;
    private final EmailAuthorizedPublisher emailAuthorized;
    private final Clock clock;

    EmailService(EmailRepository emails, Companies companies, EmailAuthorizedPublisher emailAuthorized, Clock clock) {
        this.emails = emails;
        this.companies = companies;
        this.emailAuthorized = emailAuthorized;
        this.clock = clock;
    }

    /**
     * Authorizes addresses and returns those that were not authorized before.
     *
     * @throws io.movers.common.errors.ForbiddenException a row names another company than the caller's
     */
    public List<Email> add(CurrentUser caller, List<Row> rows) {
        CompanyScope scope = companies.of(caller);
        List<Email> added = new ArrayList<>();
        for (Row row : rows) {
            String email = RowValues.text(row.email());
            String client = RowValues.text(row.client());
            String office = RowValues.text(row.office());
            if (email != null && client != null && office != null) {
                scope.require(client);
                added.add(new Email(email, client, office, clock.instant()));
            }
        }
        added.removeIf(email -> !store(email));
        return added;
    }

    /** A row of the request, as it was sent. */
    public record Row(
            @Nullable Object email,
            @Nullable Object client,
            @Nullable Object office) {}

    private boolean store(Email email) {
        if (emails.exists(email.getEmail(), email.getClient())) {
            return false;
        }
        try {
            emailAuthorized.publish(email);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * Changes an entry.
     *
     * @throws BadRequestException there is no such entry in the caller's companies
     */
    public Email change(CurrentUser caller, String id, String email, String client, String office, boolean active) {
        CompanyScope scope = companies.of(caller);
        return OptimisticRetry.retry(() -> {
            Email stored = emails.find(id);
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
