package io.movers.local.bench;

/**
 * What a request of a route costs.
 *
 * @param load what its callers saw
 * @param service seconds of CPU of the service for 1,000 requests
 * @param database the same of the database
 * @param broker the same of the broker
 * @param commands the service's commands to the database for a request
 * @param allocated kB that the service allocates for a request
 */
record RouteCosts(
        RestLoad.Result load, double service, double database, double broker, double commands, double allocated) {
    RouteCosts mean(RouteCosts other) {
        return new RouteCosts(
                load.mean(other.load),
                (service + other.service) / 2,
                (database + other.database) / 2,
                (broker + other.broker) / 2,
                (commands + other.commands) / 2,
                (allocated + other.allocated) / 2);
    }
}
