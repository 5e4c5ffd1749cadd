package io.movers.auth.routes;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts this service's interceptors before its routes. */
@Component
class InterceptorConfiguration implements WebMvcConfigurer {
    private final RateLimitInterceptor limits;
    private final SessionRenewalInterceptor renewal;

    InterceptorConfiguration(RateLimitInterceptor limits, SessionRenewalInterceptor renewal) {
        this.limits = limits;
        this.renewal = renewal;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(limits);
        registry.addInterceptor(renewal);
    }
}
