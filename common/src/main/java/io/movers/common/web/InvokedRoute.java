package io.movers.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * The method of a route for one request, called through a {@link RouteInvoker}.
 *
 * <p>Nullness is not checked where Spring's class has nullable arguments: the compiler of JDK 17 does not see that, the one of JDK 25 does.
 */
final class InvokedRoute extends ServletInvocableHandlerMethod {

    private final RouteInvoker invoker;
    private @Nullable HttpServletRequest request;

    InvokedRoute(HandlerMethod route, RouteInvoker invoker) {
        super(route);
        this.invoker = invoker;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object invokeForRequest(
            NativeWebRequest webRequest, @Nullable ModelAndViewContainer container, Object... provided)
            throws Exception {
        request = webRequest.getNativeRequest(HttpServletRequest.class);
        return super.invokeForRequest(webRequest, container, provided);
    }

    @Override
    @SuppressWarnings("NullAway")
    protected @Nullable Object doInvoke(Object... arguments) throws Exception {
        Callable<@Nullable Object> invocation = () -> super.doInvoke(arguments);
        return invoker.invoke(Objects.requireNonNull(request), this, invocation);
    }
}
