package io.movers.auth.routes;

import io.movers.auth.models.views.CurrentUserView;
import io.movers.auth.models.views.SessionView;
import io.movers.auth.models.views.UserView;
import io.movers.auth.services.AuthenticatedAccount;
import io.movers.auth.services.SessionService;
import io.movers.auth.services.SignInService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.limits.ClientAddress;
import io.movers.common.security.limits.RateLimited;
import io.movers.common.web.Described;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/users")
@Access(Caller.ANYONE)
class SessionController {
    private final SignInService signIn;
    private final SessionService sessions;
    private final SessionCookies cookies;

    SessionController(SignInService signIn, SessionService sessions, SessionCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @PostMapping("/signin")
    @RateLimited(value = "signin", everyCall = false)
    @Described("Signs in: the answer sets the session cookie.")
    UserView signIn(@RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        String address = ClientAddress.of(request);
        AuthenticatedAccount account = signIn.signIn(body.email(), body.password(), address);
        cookies.write(response, sessions.begin(account, address, request.getHeader(HttpHeaders.USER_AGENT)));
        return UserView.of(account.user());
    }

    @PostMapping("/signout")
    @Described("Ends the session of this request and clears its cookie.")
    Map<String, Object> signOut(@Nullable CurrentUser caller, HttpServletResponse response) {
        cookies.clear(response);
        if (caller != null) {
            sessions.end(caller);
        }
        return Map.of();
    }

    @GetMapping("/current-user")
    @Described("Shows the claims of the session, or null without one.")
    CurrentUserView getCurrentUser(@Nullable CurrentUser caller, HttpServletResponse response) {
        if (caller == null) {
            return new CurrentUserView(null);
        }
        String renewed = sessions.renewIfDue(caller);
        if (renewed != null) {
            cookies.write(response, renewed);
        }
        return new CurrentUserView(sessions.callerOf(renewed, caller).claims());
    }

    /** Lists the caller's own sessions. */
    @GetMapping("/sessions")
    @Access(Caller.SIGNED_IN)
    @Described("Lists the caller's sessions.")
    List<SessionView> listSessions(CurrentUser caller) {
        return sessions.list(caller);
    }

    /** Ends one of the caller's own sessions. */
    @DeleteMapping("/sessions/{id}")
    @Access(Caller.SIGNED_IN)
    @Described("Ends one of the caller's sessions.")
    Map<String, Object> endSession(@PathVariable String id, CurrentUser caller, HttpServletResponse response) {
        sessions.end(caller, id);
        if (id.equals(caller.tokenId())) {
            cookies.clear(response);
        }
        return Map.of();
    }

    /** Ends all of the caller's sessions, this one included. */
    @DeleteMapping("/sessions/all")
    @Access(Caller.SIGNED_IN)
    @Described("Ends all of the caller's sessions, this one included.")
    Map<String, Object> endAllSessions(CurrentUser caller, HttpServletResponse response) {
        sessions.endAll(caller);
        cookies.clear(response);
        return Map.of();
    }
}
