package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.resources.services.ResourceLoadService;
import io.movers.resources.services.ResourceService.Description;
import org.jspecify.annotations.Nullable;

/** A row of the resources to load. */
@FieldCheck(
        fields = {"type", "reference", "client", "clientNumber", "office"},
        is = Constraint.TEXT)
@FieldCheck(field = "qrCode", is = Constraint.FREE_TEXT, max = ResourceRequest.MAX_QR_CODE)
record ResourceRowRequest(
        String type,
        String reference,
        @Nullable Double lockerPassword,
        String client,
        @Nullable String clientNumber,
        String office,
        @Nullable Double loanTime) {
    boolean isComplete() {
        return lockerPassword != null && loanTime != null;
    }

    ResourceLoadService.Row row() {
        return new ResourceLoadService.Row(
                new Description(type, reference, lockerPassword, client, office, loanTime), clientNumber);
    }
}
