package io.movers.common.web;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * How requests are observed: meters keep Spring's names, spans also have OpenTelemetry's. The path is left out, since it may contain
 * personal data; the route stands for it.
 */
final class RequestConvention extends DefaultServerRequestObservationConvention {
    @Override
    public String getContextualName(ServerRequestObservationContext context) {
        String route = context.getPathPattern();
        String method = methodOf(context);
        return route == null ? method : method + ' ' + route;
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        KeyValues values = KeyValues.of(KeyValue.of("http.request.method", methodOf(context)));
        String route = context.getPathPattern();
        if (route != null) {
            values = values.and("http.route", route);
        }
        return context.getResponse() == null
                ? values
                : values.and(
                        "http.response.status_code",
                        Integer.toString(context.getResponse().getStatus()));
    }

    private static String methodOf(ServerRequestObservationContext context) {
        return context.getCarrier() == null ? "HTTP" : context.getCarrier().getMethod();
    }
}
