package io.movers.common.security.session;

import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Renews the caller's token with every call to the service that issues sessions. */
public final class SessionRenewalInterceptor implements HandlerInterceptor {
    private final ObjectProvider<SessionRenewal> sessions;
    private final SessionCookies cookies;

    /** Asks for a new token where the service has a renewal. */
    public SessionRenewalInterceptor(ObjectProvider<SessionRenewal> sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        CurrentUser caller = SessionAuthentication.currentUser();
        if (caller != null && handler instanceof HandlerMethod method && !writesCookies(method)) {
            SessionRenewal renewal = sessions.getIfAvailable();
            String renewed = renewal == null ? null : renewal.renewIfOld(caller);
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
