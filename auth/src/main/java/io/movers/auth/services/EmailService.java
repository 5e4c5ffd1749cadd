package io.movers.auth.services;

import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.models.Email;
import io.movers.auth.models.EmailRepository;
import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.RequestValidationException;
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
    private final OfficeService offices;
    private final Clock clock;

    EmailService(
            EmailRepository emails,
            Companies companies,
            EmailAuthorizedPublisher emailAuthorized,
            OfficeService offices,
            Clock clock) {
        this.emails = emails;
        this.companies = companies;
        this.emailAuthorized = emailAuthorized;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * Authorizes addresses and returns those that were not authorized before.
     *
     * @throws io.movers.common.errors.ForbiddenException a row names another company than the caller's
     * @throws RequestValidationException a row names an office that is not the company's; staff may
     */
    public List<Email> add(CurrentUser caller, List<Row> rows) {
        CompanyScope scope = companies.of(caller);
        List<Email> added = new ArrayList<>();
        List<Email> earlier = new ArrayList<>(Command.earlier(Email.class));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String email = RowValues.line(row.email(), RowValues.EMAIL);
            String client = RowValues.line(row.client(), RowValues.NAME);
            String office = RowValues.line(row.office(), RowValues.NAME);
            if (email != null && client != null && office != null) {
                scope.require(client);
                requireOwnOffice(caller, office, client, "emails[%d].office".formatted(i));
                added.add(new Email(email, client, office, clock.instant()));
            }
        }
        added.replaceAll(email -> Command.takeEarlier(earlier, email, known -> areSame(known, email)));
        added.removeIf(email -> email.getVersion() == null && !store(email));
        return added;
    }

    private void requireOwnOffice(CurrentUser caller, String office, String client, String field) {
        if (!caller.role().isStaff() && !offices.mayBelong(office, client)) {
            throw new RequestValidationException(List.of(new ApiError(OfficeService.OF_ANOTHER_COMPANY, field)));
        }
    }

    /** A row of the request, as it was sent. */
    public record Row(
            @Nullable Object email,
            @Nullable Object client,
            @Nullable Object office) {}

    private static boolean areSame(Email one, Email other) {
        return one.getEmail().equals(other.getEmail()) && one.getClient().equals(other.getClient());
    }

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
        return Command.once(
                Email.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    Email stored = emails.find(id);
                    if (stored == null || !scope.includes(stored.getClient())) {
                        throw new BadRequestException("Email does not exists");
                    }
                    scope.require(client);
                    requireOwnOffice(caller, office, client, "office");
                    stored.change(email, client, office, active);
                    emailAuthorized.publish(stored);
                    return stored;
                }));
    }
}
