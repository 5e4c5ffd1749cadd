package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.movers.clients.models.Email;
import io.movers.clients.models.Office;
import java.util.List;

/** An office in the list of companies, with the addresses that may sign up for it. */
public record OfficeEntryView(@JsonUnwrapped OfficeView office, List<EmailView> emails) {
    /**
     * Shows an office with the addresses that may sign up.
     *
     * @param emails the authorized addresses of the office's company
     */
    public static OfficeEntryView of(Office office, List<Email> emails) {
        return new OfficeEntryView(
                OfficeView.of(office),
                emails.stream()
                        .filter(email -> office.getName().equals(email.getOffice()))
                        .map(EmailView::of)
                        .toList());
    }
}
