package io.movers.auth.routes;

import io.movers.auth.services.BulkLimits;
import io.movers.auth.services.EmailService;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;

@FieldCheck(field = "emails", is = Constraint.NOT_EMPTY, message = "Emails are required")
@FieldCheck(field = "emails", is = Constraint.ARRAY, max = BulkLimits.ROWS, message = "Emails must be an array")
@FieldCheck(field = "emails.*.email", is = Constraint.NOT_EMPTY, message = "Email is required")
@FieldCheck(field = "emails.*.email", is = Constraint.EMAIL, message = "The email is invalid")
@FieldCheck(field = "emails.*.client", is = Constraint.NOT_EMPTY, message = "Client is required")
@FieldCheck(field = "emails.*.office", is = Constraint.NOT_EMPTY, message = "Office is required")
record EmailsRequest(List<EmailService.Row> emails) {}
