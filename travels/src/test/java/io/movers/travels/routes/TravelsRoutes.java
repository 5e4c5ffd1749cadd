package io.movers.travels.routes;

import io.movers.testing.routes.Routes;
import io.movers.travels.models.Travels;
import io.movers.travels.services.TravelLog;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What the routes call. */
abstract class TravelsRoutes extends Routes {
    @MockitoBean
    TravelLog log;

    @MockitoBean
    Travels travels;
}
