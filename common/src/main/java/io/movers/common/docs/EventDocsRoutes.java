package io.movers.common.docs;

import io.movers.common.events.docs.AsyncApi;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the service's events, next to that of its routes. */
@RestController
public class EventDocsRoutes {
    private final AsyncApi asyncApi;

    public EventDocsRoutes(AsyncApi asyncApi) {
        this.asyncApi = asyncApi;
    }

    @Access(Caller.ANYONE)
    @GetMapping("${movers.service.base-path}/docs/events.json")
    Map<String, Object> events() {
        return asyncApi.document();
    }
}
