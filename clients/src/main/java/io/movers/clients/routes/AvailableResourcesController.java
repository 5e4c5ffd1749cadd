package io.movers.clients.routes;

import io.movers.clients.models.views.ResourceView;
import io.movers.clients.services.AvailableResources;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailableResourcesController {
    private final AvailableResources resources;

    AvailableResourcesController(AvailableResources resources) {
        this.resources = resources;
    }

    @GetMapping("/api/clients/resources/available")
    @Access(Caller.SIGNED_IN)
    List<ResourceView> available(
            @RequestParam(required = false) @Nullable List<String> client,
            @RequestParam(required = false) @Nullable List<String> office,
            CurrentUser user) {
        return resources.of(required(client, "Client is required"), required(office, "Office is required"), user);
    }

    /** A parameter that is given several times counts once. */
    private static String required(@Nullable List<String> values, String message) {
        if (values == null || values.isEmpty() || values.get(0).isEmpty()) {
            throw new BadRequestException(message);
        }
        return values.get(0);
    }
}
