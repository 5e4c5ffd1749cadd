package io.movers.common.security.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses calls of {@link RateLimited} routes from an address that has used up its attempts. */
public final class RateLimitInterceptor implements HandlerInterceptor {
    private final ObjectProvider<AddressLimits> limits;

    /** Asks those limits, once a route needs them. */
    public RateLimitInterceptor(ObjectProvider<AddressLimits> limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RateLimited limited =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(RateLimited.class) : null;
        if (limited != null) {
            if (limited.everyCall()) {
                limits.getObject().countAddress(limited.value(), ClientAddress.of(request));
            } else {
                limits.getObject().checkAddress(limited.value(), ClientAddress.of(request));
            }
        }
        return true;
    }
}
