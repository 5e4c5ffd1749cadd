package io.movers.local.hostile;

import io.movers.local.Service;
import io.movers.local.Suite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A route of a running service.
 *
 * @param body the type to which its body is bound; null if it reads none
 */
record Route(
        Service service,
        String method,
        String path,
        @Nullable Class<?> body) {

    /** Every route of the suite, in an order that does not change from run to run. */
    static List<Route> of(Suite suite) {
        List<Route> routes = new ArrayList<>();
        for (Service service : Service.values()) {
            suite.context(service)
                    .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((mapping, handler) -> {
                        for (String path : mapping.getPatternValues()) {
                            for (RequestMethod method :
                                    mapping.getMethodsCondition().getMethods()) {
                                routes.add(new Route(service, method.name(), path, bodyOf(handler)));
                            }
                        }
                    });
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    private static @Nullable Class<?> bodyOf(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(MethodParameter::getParameterType)
                .orElse(null);
    }
}
