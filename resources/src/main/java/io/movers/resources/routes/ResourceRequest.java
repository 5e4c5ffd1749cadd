package io.movers.resources.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.schema.Shape;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.resources.services.ResourceService.Description;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a resource. */
@FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
@FieldCheck(field = "reference", is = Constraint.NOT_EMPTY, message = "Resource reference is required.")
@FieldCheck(field = "qrCode", is = Constraint.NOT_EMPTY, message = "Resource qrCode is required.")
@FieldCheck(field = "lockerPassword", is = Constraint.NOT_EMPTY, message = "Resource lockerPassword is required.")
@FieldCheck(field = "client", is = Constraint.NOT_EMPTY, message = "Resource client is required.")
@FieldCheck(field = "office", is = Constraint.NOT_EMPTY, message = "Resource office is required.")
@FieldCheck(field = "loanTime", is = Constraint.NOT_EMPTY, message = "Resource loanTime is required.")
@FieldCheck(
        fields = {"type", "reference", "client", "clientNumber", "office"},
        is = Constraint.TEXT)
@FieldCheck(field = "qrCode", is = Constraint.FREE_TEXT, max = ResourceRequest.MAX_QR_CODE)
@FieldCheck(
        field = "documents",
        is = Constraint.ROWS,
        max = NewDocumentRequest.MAX,
        message = "At most {max} documents")
record ResourceRequest(
        String type,
        String reference,
        @Nullable Double lockerPassword,
        String client,
        @Nullable String clientNumber,
        String office,
        @Nullable Double loanTime,

        @Shape(of = NewDocumentRequest.class, rows = NewDocumentRequest.MAX) @Nullable JsonNode documents) {
    /** The server creates the code itself, but front-ends send the previous one back. */
    static final int MAX_QR_CODE = 256 * 1024;

    Description description() {
        return new Description(
                type,
                reference,
                required(lockerPassword, "lockerPassword"),
                client,
                office,
                required(loanTime, "loanTime"));
    }

    /** A blank passes the check for empty values, but is read as no number. */
    private static double required(@Nullable Double number, String field) {
        if (number == null) {
            throw new RequestValidationException(List.of(new ApiError("Invalid value", field)));
        }
        return number;
    }
}
