package io.movers.common.security.access;

import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.security.session.SessionAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks the method that is about to run. The security chain has checked the one that it found for the path; if a later filter
 * rewrites the path, another method runs.
 */
public final class AccessInterceptor implements HandlerInterceptor {

    private final AccessRules rules;

    /** Checks by those rules. */
    public AccessInterceptor(AccessRules rules) {
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
