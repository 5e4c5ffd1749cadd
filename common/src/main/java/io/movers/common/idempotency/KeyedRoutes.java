package io.movers.common.idempotency;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Which routes take a key: all that create or change something, except two kinds. Routes that are open to anybody have no caller
 * to whom a key could belong. Routes that write the caller's cookies answer with a secret, which is not stored; what they do can
 * be repeated.
 */
public final class KeyedRoutes {
    private KeyedRoutes() {}

    /** Whether that method of that controller takes a key. */
    public static boolean takeKey(Class<?> controller, Method route) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(route, RequestMapping.class);
        boolean safe = mapping == null
                || Arrays.stream(mapping.method())
                        .allMatch(method -> method == RequestMethod.GET || method == RequestMethod.HEAD);
        return !safe && !isOpen(controller, route) && !writesCookies(route);
    }

    private static boolean isOpen(Class<?> controller, Method route) {
        Access own = AnnotatedElementUtils.findMergedAnnotation(route, Access.class);
        Access access = Objects.requireNonNullElseGet(
                own,
                () -> Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(controller, Access.class),
                        route + " does not state who may call it"));
        return Arrays.asList(access.value()).contains(Caller.ANYONE);
    }

    private static boolean writesCookies(Method route) {
        return Arrays.asList(route.getParameterTypes()).contains(HttpServletResponse.class);
    }
}
