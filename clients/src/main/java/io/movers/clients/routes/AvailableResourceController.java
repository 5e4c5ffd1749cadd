package io.movers.clients.routes;

import io.movers.clients.models.views.ResourceView;
import io.movers.clients.services.AvailableResourceService;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailableResourceController {
    private final AvailableResourceService resources;

    AvailableResourceController(AvailableResourceService resources) {
        this.resources = resources;
    }

    /** Keeps values with a comma in one piece. By default Spring splits a value at its commas if a list is expected. */
    @InitBinder
    void keepCommas(WebDataBinder binder) {
        binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
    }

    @GetMapping("/api/clients/resources/available")
    @Access(Caller.SIGNED_IN)
    List<ResourceView> list(
            @RequestParam(required = false) @Nullable List<String> client,
            @RequestParam(required = false) @Nullable List<String> office,
            CurrentUser caller) {
        return resources.list(required(client, "Client is required"), required(office, "Office is required"), caller);
    }

    /** The first value counts if the parameter is repeated. */
    private static String required(@Nullable List<String> values, String message) {
        if (values == null || values.isEmpty() || values.get(0).isEmpty()) {
            throw new BadRequestException(message);
        }
        return values.get(0);
    }
}
