package io.movers.resources.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body that replaces a document. */
@FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Type of the document is required")
@FieldCheck(
        field = "resourceReference",
        is = Constraint.NOT_EMPTY,
        message = "The `resourceReference` attribute is required")
@FieldCheck(field = "expeditionDate", is = Constraint.NOT_EMPTY, message = "The `expeditionDate` attribute is required")
@FieldCheck(field = "expirationDate", is = Constraint.NOT_EMPTY, message = "The `expirationDate` attribute is required")
@FieldCheck(field = "documentNumber", is = Constraint.NOT_EMPTY, message = "The `documentNumber` attribute is required")
@FieldCheck(
        fields = {"type", "resourceReference", "documentNumber"},
        is = Constraint.TEXT)
record UpdateDocumentRequest(
        String type,
        String resourceReference,
        @Nullable Instant expeditionDate,
        @Nullable Instant expirationDate,
        String documentNumber) {}
