package io.movers.auth.routes;

import io.movers.auth.services.AuthorizedEmails;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import java.util.List;

@Check(field = "emails", is = Is.NOT_EMPTY, message = "Emails are required")
@Check(field = "emails", is = Is.ARRAY, max = Bulk.ROWS, message = "Emails must be an array")
@Check(field = "emails.*.email", is = Is.NOT_EMPTY, message = "Email is required")
@Check(field = "emails.*.email", is = Is.EMAIL, message = "The email is invalid")
@Check(field = "emails.*.client", is = Is.NOT_EMPTY, message = "Client is required")
@Check(field = "emails.*.office", is = Is.NOT_EMPTY, message = "Office is required")
record EmailsRequest(List<AuthorizedEmails.Row> emails) {}
