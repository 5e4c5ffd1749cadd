package io.movers.auth.routes;

import io.movers.auth.models.User;
import io.movers.auth.models.views.CurrentUserView;
import io.movers.auth.models.views.UserView;
import io.movers.auth.services.SessionService;
import io.movers.auth.services.SignInService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
@Access(Caller.ANYONE)
class SessionsController {
    private final SignInService signIn;
    private final SessionService sessions;
    private final SessionCookies cookies;

    SessionsController(SignInService signIn, SessionService sessions, SessionCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @PostMapping("/signin")
    UserView signIn(@RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        User user = signIn.signIn(body.email(), body.password(), ClientAddress.of(request));
        cookies.write(response, sessions.begin(user));
        return UserView.of(user);
    }

    @PostMapping("/signout")
    Map<String, Object> signOut(@Nullable CurrentUser caller, HttpServletResponse response) {
        cookies.clear(response);
        if (caller != null) {
            sessions.end(caller);
        }
        return Map.of();
    }

    @GetMapping("/current-user")
    CurrentUserView currentUser(@Nullable CurrentUser caller, HttpServletResponse response) {
        if (caller == null) {
            return new CurrentUserView(null);
        }
        String renewed = sessions.renewIfDue(caller);
        if (renewed != null) {
            cookies.write(response, renewed);
        }
        return new CurrentUserView(sessions.callerOf(renewed, caller).claims());
    }
}
