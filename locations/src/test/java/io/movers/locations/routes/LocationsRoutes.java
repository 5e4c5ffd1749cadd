package io.movers.locations.routes;

import io.movers.locations.models.Places;
import io.movers.locations.services.Atlas;
import io.movers.testing.routes.Routes;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What the routes call. */
abstract class LocationsRoutes extends Routes {
    @MockitoBean
    Atlas atlas;

    @MockitoBean
    Places places;
}
