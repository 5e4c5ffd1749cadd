package io.movers.common.web;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public health route that the Node suite had; probes use Actuator's, on its own port. */
@RestController
class HealthRoute {

    @Access(Caller.ANYONE)
    @GetMapping("${movers.service.health-path}")
    @Described("Tells that the service answers.")
    Health check() {
        return new Health("I'm just fine...");
    }
}
