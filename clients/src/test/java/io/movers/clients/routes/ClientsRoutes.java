package io.movers.clients.routes;

import io.movers.clients.services.AvailableResourceService;
import io.movers.clients.services.ClientQueryService;
import io.movers.clients.services.ClientService;
import io.movers.clients.services.OfficeService;
import io.movers.testing.routes.Routes;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Mocks of the services that the routes call. */
abstract class ClientsRoutes extends Routes {
    @MockitoBean
    ClientService clients;

    @MockitoBean
    ClientQueryService queries;

    @MockitoBean
    OfficeService offices;

    @MockitoBean
    AvailableResourceService resources;
}
