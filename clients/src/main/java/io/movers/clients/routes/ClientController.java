package io.movers.clients.routes;

import io.movers.clients.models.views.ClientDetailsView;
import io.movers.clients.models.views.ClientView;
import io.movers.clients.models.views.ListedClient;
import io.movers.clients.models.views.ShownClient;
import io.movers.clients.services.ClientChange;
import io.movers.clients.services.ClientQueryService;
import io.movers.clients.services.ClientService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
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
    private final ClientService clients;
    private final ClientQueryService queries;

    ClientController(ClientService clients, ClientQueryService queries) {
        this.clients = clients;
        this.queries = queries;
    }

    @GetMapping
    @Access(Caller.ANYONE)
    @Described("Lists companies, in the form that the caller may see.")
    List<? extends ListedClient> listClients(ListClientsRequest request, @Nullable CurrentUser caller) {
        return queries.list(caller, request.pageFor(caller));
    }

    @GetMapping("/{id}")
    @Access(Caller.ANYONE)
    @Described("Shows a company, in the form that the caller may see.")
    ShownClient getClient(@PathVariable ObjectId id, @Nullable CurrentUser caller) {
        return queries.show(id.toHexString(), caller);
    }

    @PostMapping
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Creates a company.")
    ClientView createClient(@RequestBody CreateClientRequest request) {
        return ClientView.of(clients.create(request.name(), request.nit(), request.logo()));
    }

    @PutMapping("/{id}")
    @Access(Caller.STAFF)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Changes a company.")
    ClientDetailsView updateClient(@RequestBody UpdateClientRequest request, @PathVariable ObjectId id) {
        return clients.update(
                id.toHexString(),
                new ClientChange(
                        request.name(), request.nit(), request.logo(), request.mebAdmin(), request.superAdminClient()));
    }

    @DeleteMapping("/{id}")
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described("Archives a company.")
    void deleteClient(@PathVariable ObjectId id) {
        clients.archive(id.toHexString());
    }

    @PostMapping("/disable-clients")
    @Access(Caller.STAFF)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Archives companies.")
    List<ClientView> disableClients(@RequestBody ClientRowsRequest request) {
        return clients.archiveAll(RowRequest.ids(request.clients())).stream()
                .map(ClientView::of)
                .toList();
    }

    @PostMapping("/enable-clients")
    @Access(Caller.STAFF)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Takes companies out of the archive.")
    List<ClientView> enableClients(@RequestBody ClientRowsRequest request) {
        return clients.enableAll(RowRequest.ids(request.clients())).stream()
                .map(ClientView::of)
                .toList();
    }
}
