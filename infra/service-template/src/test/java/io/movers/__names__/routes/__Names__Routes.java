package io.movers.__names__.routes;

import io.movers.__names__.services.__Name__Service;
import io.movers.testing.routes.Routes;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Mock of the service that the routes call. */
abstract class __Names__Routes extends Routes {
    @MockitoBean
    __Name__Service __names__;
}
