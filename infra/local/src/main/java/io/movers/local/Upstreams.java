package io.movers.local;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Who answers a path: one of the six services, as the Ingress has them, or an extra one. */
final class Upstreams {
    private final String host;
    private final RouteTable routes;
    private final ToIntFunction<Service> ports;
    private final List<ExtraService> extraServices;

    /**
     * Creates the table.
     *
     * @param host where the six services listen
     */
    Upstreams(String host, RouteTable routes, ToIntFunction<Service> ports, List<ExtraService> extraServices) {
        this.host = host;
        this.routes = routes;
        this.ports = ports;
        this.extraServices = List.copyOf(extraServices);
    }

    /** Where a service listens. */
    record Address(String host, int port) {}

    Optional<Address> find(String path) {
        return routes.find(path)
                .map(service -> new Address(host, ports.applyAsInt(service)))
                .or(() -> extraServices.stream()
                        .filter(service -> RouteTable.isBelow(service.path(), path))
                        .findFirst()
                        .map(service -> new Address(service.host(), service.port())));
    }
}
