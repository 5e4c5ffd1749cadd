package io.movers.travels.routes;

import io.movers.testing.routes.Routes;
import io.movers.travels.services.TravelService;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The services that the routes call, mocked. */
abstract class TravelsRoutes extends Routes {
    @MockitoBean
    TravelService travels;
}
