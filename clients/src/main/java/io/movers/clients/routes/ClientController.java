package io.movers.clients.routes;

import io.movers.clients.models.views.ClientDetailsView;
import io.movers.clients.models.views.ClientView;
import io.movers.clients.services.ClientChange;
import io.movers.clients.services.ClientQueryService;
import io.movers.clients.services.ClientService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients")
class ClientController {
    private static final String DEFAULT_PAGE_SIZE = "10";

    /** A visitor gets every company, for the sign-up form. */
    private static final String PUBLIC_PAGE_SIZE = "all";

    private final ClientService clients;
    private final ClientQueryService queries;

    ClientController(ClientService clients, ClientQueryService queries) {
        this.clients = clients;
        this.queries = queries;
    }

    @GetMapping
    @Access(Caller.ANYONE)
    @Parameter(name = "page", description = "number of the page, from 1")
    @Parameter(name = "perPage", description = "rows on a page")
    List<?> list(HttpServletRequest request, @Nullable CurrentUser caller) {
        String page = QueryParameters.last(request, "page");
        String perPage = QueryParameters.last(request, "perPage");
        String pageSize = caller == null || caller.unverified() ? PUBLIC_PAGE_SIZE : DEFAULT_PAGE_SIZE;
        return queries.list(caller, PageRequest.of(page, perPage == null ? pageSize : perPage));
    }

    @GetMapping("/{id}")
    @Access(Caller.ANYONE)
    Object show(@PathVariable ObjectId id, @Nullable CurrentUser caller) {
        return queries.show(id.toHexString(), caller);
    }

    @PostMapping
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    ClientView create(@RequestBody CreateClientRequest request) {
        return ClientView.of(clients.create(request.name(), request.nit(), request.logo()));
    }

    @PutMapping("/{id}")
    @Access(Caller.STAFF)
    @BodyLimit(BodyLimit.LARGE)
    ClientDetailsView update(@RequestBody UpdateClientRequest request, @PathVariable ObjectId id) {
        return clients.update(
                id.toHexString(),
                new ClientChange(
                        request.name(), request.nit(), request.logo(), request.mebAdmin(), request.superAdminClient()));
    }

    @DeleteMapping("/{id}")
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(@PathVariable ObjectId id) {
        clients.archive(id.toHexString());
    }

    @PostMapping("/disable-clients")
    @Access(Caller.STAFF)
    @BodyLimit(BodyLimit.LARGE)
    List<ClientView> archiveAll(@RequestBody ClientRowsRequest request) {
        return clients.archiveAll(RowRequest.ids(request.clients())).stream()
                .map(ClientView::of)
                .toList();
    }

    @PostMapping("/enable-clients")
    @Access(Caller.STAFF)
    @BodyLimit(BodyLimit.LARGE)
    List<ClientView> enableAll(@RequestBody ClientRowsRequest request) {
        return clients.enableAll(RowRequest.ids(request.clients())).stream()
                .map(ClientView::of)
                .toList();
    }
}
