package io.movers.common.security.access;

import io.movers.common.security.CurrentUser;
import io.movers.common.security.session.SessionAuthentication;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The rule of the security chain. A controller method's {@link io.movers.common.security.Access} decides. Requests without a
 * handler and requests for static files pass: they end in a 404 or the file. Every other kind of handler is closed, because it
 * cannot state who may call it.
 *
 * <p>The chain also serves the management port. Its endpoints are mapped in a separate context, so no handler is found for
 * those requests here, and they pass. Endpoints on the service's own port do have a handler here, and are closed.
 */
public final class RouteAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final HandlerLookup handlers;
    private final AccessRules rules;

    /** Decides by those rules about the handlers that the lookup finds. */
    public RouteAccess(HandlerLookup handlers, AccessRules rules) {
        this.handlers = handlers;
        this.rules = rules;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        Object handler = handlers.find(context.getRequest());
        if (handler instanceof HandlerMethod method) {
            CurrentUser user = SessionAuthentication.userOf(authentication.get());
            return new AuthorizationDecision(rules.judge(method, user) == AccessRules.Verdict.GRANTED);
        }
        return new AuthorizationDecision(handler == null || handler instanceof ResourceHttpRequestHandler);
    }
}
