package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A company in a list, with all that belongs to it. */
public record ClientEntry(
        @JsonUnwrapped ClientDetails client,
        List<OfficeEntry> offices,
        List<DomainView> domains,
        List<EmailView> emails,
        List<UserView> users) {}
