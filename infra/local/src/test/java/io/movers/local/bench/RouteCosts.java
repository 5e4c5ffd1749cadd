package io.movers.local.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

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
    static RouteCosts mean(List<RouteCosts> turns) {
        return new RouteCosts(
                RestLoad.Result.mean(turns.stream().map(RouteCosts::load).toList()),
                mean(turns, RouteCosts::service),
                mean(turns, RouteCosts::database),
                mean(turns, RouteCosts::broker),
                mean(turns, RouteCosts::commands),
                mean(turns, RouteCosts::allocated));
    }

    static <T> double mean(List<T> turns, ToDoubleFunction<T> figure) {
        return turns.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
