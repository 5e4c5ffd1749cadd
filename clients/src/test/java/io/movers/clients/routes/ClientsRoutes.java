package io.movers.clients.routes;

import io.movers.clients.services.AvailableResources;
import io.movers.clients.services.ClientListing;
import io.movers.clients.services.ClientRegistry;
import io.movers.clients.services.OfficeRegistry;
import io.movers.testing.routes.Routes;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What the routes call. */
abstract class ClientsRoutes extends Routes {
    @MockitoBean
    ClientRegistry clients;

    @MockitoBean
    ClientListing listing;

    @MockitoBean
    OfficeRegistry offices;

    @MockitoBean
    AvailableResources resources;
}
