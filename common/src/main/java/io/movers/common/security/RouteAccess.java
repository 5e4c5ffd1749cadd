package io.movers.common.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The rule of the security chain. A controller method decides by its {@link Access}; where nothing would handle the
 * request, or only static files would, it goes on to the 404 or the file; any other kind of handler is closed, because it
 * cannot state who may call it.
 *
 * <p>The chain also serves the management port, whose mappings live in a context of their own: from here nothing handles
 * those requests, so they pass. Endpoints that were put on the service's own port are handlers here, and closed.
 */
final class RouteAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final HandlerLookup handlers;
    private final AccessRules rules;

    RouteAccess(HandlerLookup handlers, AccessRules rules) {
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
