package io.movers.common.security;

import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotAuthorizedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks the rules again right before a controller method runs. The chain decided by the path as it was then; a filter
 * behind it may have changed the path (a trailing slash, a forward), and the method that runs is the one that counts.
 */
final class AccessInterceptor implements HandlerInterceptor {

    private final AccessRules rules;

    AccessInterceptor(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            switch (rules.judge(method, SessionAuthentication.currentUser())) {
                case NOT_SIGNED_IN -> throw new NotAuthorizedException();
                case FORBIDDEN -> throw new ForbiddenException();
                case GRANTED -> {}
            }
        }
        return true;
    }
}
