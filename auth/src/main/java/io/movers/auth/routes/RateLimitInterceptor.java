package io.movers.auth.routes;

import io.movers.auth.services.RateLimitService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses calls of {@link RateLimited} routes from an address that has used up its attempts. */
@Component
class RateLimitInterceptor implements HandlerInterceptor {
    private final RateLimitService limits;

    RateLimitInterceptor(RateLimitService limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RateLimited limited =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(RateLimited.class) : null;
        if (limited != null) {
            if (limited.everyCall()) {
                limits.countAddress(limited.value(), ClientAddress.of(request));
            } else {
                limits.checkAddress(limited.value(), ClientAddress.of(request));
            }
        }
        return true;
    }
}
