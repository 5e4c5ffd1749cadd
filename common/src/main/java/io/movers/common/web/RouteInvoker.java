package io.movers.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** Calls the method of a route, once everything that it takes has been read and checked. */
@FunctionalInterface
public interface RouteInvoker {

    /**
     * Calls it, or answers in its place.
     *
     * @param route the method
     * @param invocation calls it
     * @return what it returns, or a {@link org.springframework.http.ResponseEntity} instead
     */
    @Nullable Object invoke(HttpServletRequest request, HandlerMethod route, Callable<@Nullable Object> invocation)
            throws Exception;
}
