package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.movers.clients.models.Email;
import io.movers.clients.models.Office;
import java.util.List;

/** An office in a list, with the addresses that may sign up for it. */
public record OfficeEntry(@JsonUnwrapped OfficeView office, List<EmailView> emails) {
    /**
     * @param emails the addresses of the office's company
     */
    public static OfficeEntry of(Office office, List<Email> emails) {
        return new OfficeEntry(
                OfficeView.of(office),
                emails.stream()
                        .filter(email -> office.getName().equals(email.getOffice()))
                        .map(EmailView::of)
                        .toList());
    }
}
