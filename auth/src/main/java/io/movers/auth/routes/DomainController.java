package io.movers.auth.routes;

import io.movers.auth.models.Domain;
import io.movers.auth.models.views.DomainView;
import io.movers.auth.services.DomainService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Domains whose users may sign up. */
@RestController
@RequestMapping("/api/users/domains")
@Access({Caller.STAFF, Caller.COMPANY})
class DomainController {
    private final DomainService domains;

    DomainController(DomainService domains) {
        this.domains = domains;
    }

    @GetMapping
    @Access(Caller.ANYONE)
    @Described("Lists the domains whose addresses may sign up.")
    List<DomainView> listDomains(ListDomainsRequest request, @Nullable CurrentUser caller) {
        List<Domain> found = domains.list(request.client());
        return found.stream()
                .map(domain -> caller == null ? DomainView.anonymous(domain) : DomainView.of(domain))
                .toList();
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Authorizes domains to sign up.")
    List<DomainView> authorizeDomains(@RequestBody DomainsRequest body, CurrentUser caller) {
        return domains.add(caller, body.domains()).stream().map(DomainView::of).toList();
    }

    @PutMapping("/{id}")
    @Described("Changes an authorized domain.")
    DomainView updateDomain(@RequestBody DomainRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return DomainView.of(domains.change(caller, id.toHexString(), body.domain(), body.client(), body.active()));
    }
}
