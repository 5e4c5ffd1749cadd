package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A company in the list, with everything that belongs to it. */
public record ClientEntryView(
        @JsonUnwrapped ClientDetailsView client,
        List<OfficeEntryView> offices,
        List<DomainView> domains,
        List<EmailView> emails,
        List<UserView> users)
        implements ListedClient {}
