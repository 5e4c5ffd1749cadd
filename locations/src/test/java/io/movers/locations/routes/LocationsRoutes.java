package io.movers.locations.routes;

import io.movers.locations.services.LocationService;
import io.movers.testing.routes.Routes;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Mock of the service that the routes call. */
abstract class LocationsRoutes extends Routes {
    @MockitoBean
    LocationService locations;
}
