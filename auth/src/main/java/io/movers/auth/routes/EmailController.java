package io.movers.auth.routes;

import io.movers.auth.models.views.EmailView;
import io.movers.auth.services.EmailService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses whose users may sign up. */
@RestController
@RequestMapping("/api/users/emails")
@Access({Caller.STAFF, Caller.COMPANY})
class EmailController {
    private final EmailService emails;

    EmailController(EmailService emails) {
        this.emails = emails;
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Authorizes addresses to sign up.")
    List<EmailView> authorizeEmails(@RequestBody EmailsRequest body, CurrentUser caller) {
        return emails.add(caller, body.emails()).stream().map(EmailView::of).toList();
    }

    @PutMapping("/{id}")
    @Described("Changes an authorized address.")
    EmailView updateEmail(@RequestBody EmailRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return EmailView.of(
                emails.change(caller, id.toHexString(), body.email(), body.client(), body.office(), body.active()));
    }
}
