package io.movers.auth.routes;

import io.movers.auth.services.SessionService;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.session.SessionAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Renews the caller's token with every call, if it is due. */
@Component
class SessionRenewalInterceptor implements HandlerInterceptor {
    private final SessionService sessions;
    private final SessionCookies cookies;

    SessionRenewalInterceptor(SessionService sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        CurrentUser caller = SessionAuthentication.currentUser();
        if (caller != null && handler instanceof HandlerMethod method && !writesCookies(method)) {
            @Nullable String renewed = sessions.renewIfOld(caller);
            if (renewed != null) {
                cookies.write(response, renewed);
            }
        }
        return true;
    }

    // Sign-in, sign-out, current-user and the like decide on the cookies themselves, for which they take the response.
    private static boolean writesCookies(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(HttpServletResponse.class);
    }
}
