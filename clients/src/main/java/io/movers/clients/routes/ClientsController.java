package io.movers.clients.routes;

import io.movers.clients.models.views.ClientDetails;
import io.movers.clients.models.views.ClientView;
import io.movers.clients.services.ClientChange;
import io.movers.clients.services.ClientListing;
import io.movers.clients.services.ClientRegistry;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.PageRequest;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients")
class ClientsController {
    /** Somebody who is signed in sees so many unless he asks for another number; a visitor sees all, for the sign-up form. */
    private static final String SIGNED_IN_PAGE = "10";

    private static final String ALL = "all";

    private final ClientRegistry registry;
    private final ClientListing listing;

    ClientsController(ClientRegistry registry, ClientListing listing) {
        this.registry = registry;
        this.listing = listing;
    }

    @GetMapping
    @Access(Caller.ANYONE)
    List<?> index(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String perPage,
            @Nullable CurrentUser user) {
        String usual = user == null ? ALL : SIGNED_IN_PAGE;
        return listing.list(user, PageRequest.of(page, perPage == null ? usual : perPage));
    }

    @GetMapping("/{id}")
    @Access(Caller.ANYONE)
    Object show(@PathVariable ObjectId id, @Nullable CurrentUser user) {
        return listing.show(id.toHexString(), user);
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    ClientView create(@RequestBody NewClientRequest body) {
        return ClientView.of(registry.create(body.name(), body.nit(), LogoText.of(body.logo())));
    }

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}")
    @Access(Caller.STAFF)
    ClientDetails update(@RequestBody ChangedClientRequest body, @PathVariable ObjectId id) {
        return registry.update(
                id.toHexString(),
                new ClientChange(
                        body.name(), body.nit(), LogoText.of(body.logo()), body.mebAdmin(), body.superAdminClient()));
    }

    @DeleteMapping("/{id}")
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(@PathVariable ObjectId id) {
        registry.archive(id.toHexString());
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/disable-clients")
    @Access(Caller.STAFF)
    List<ClientView> archiveAll(@RequestBody ClientRowsRequest body) {
        return registry.archiveAll(Row.ids(body.clients())).stream()
                .map(ClientView::of)
                .toList();
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/enable-clients")
    @Access(Caller.STAFF)
    List<ClientView> enableAll(@RequestBody ClientRowsRequest body) {
        return registry.enableAll(Row.ids(body.clients())).stream()
                .map(ClientView::of)
                .toList();
    }
}
