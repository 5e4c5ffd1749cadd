package io.movers.clients.routes;

import io.movers.clients.models.views.ResourceView;
import io.movers.clients.services.AvailableResourceService;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
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
    @Parameter(
            name = "client",
            required = true,
            description = "name of the company; the first counts if it is repeated")
    @Parameter(name = "office", required = true, description = "name of the office; the first counts if it is repeated")
    List<ResourceView> list(HttpServletRequest request, CurrentUser caller) {
        String client = required(request, "client", "Client is required");
        return resources.list(client, required(request, "office", "Office is required"), caller);
    }

    private static String required(HttpServletRequest request, String name, String message) {
        String value = QueryParameters.first(request, name);
        if (value == null || value.isEmpty()) {
            throw new BadRequestException(message);
        }
        return value;
    }
}
