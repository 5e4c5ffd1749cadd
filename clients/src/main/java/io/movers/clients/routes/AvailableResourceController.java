package io.movers.clients.routes;

import io.movers.clients.models.views.ResourceView;
import io.movers.clients.services.AvailableResourceService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailableResourceController {
    private final AvailableResourceService resources;

    AvailableResourceController(AvailableResourceService resources) {
        this.resources = resources;
    }

    @GetMapping("/api/clients/resources/available")
    @Access(Caller.SIGNED_IN)
    @Described("Lists the resources of an office that can be rented.")
    List<ResourceView> listAvailableResources(AvailableResourcesRequest request, CurrentUser caller) {
        return resources.list(request.client(), request.office(), caller);
    }
}
