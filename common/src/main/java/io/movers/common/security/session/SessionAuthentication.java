package io.movers.common.security.session;

import io.movers.common.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller, as Spring Security's authentication. */
public final class SessionAuthentication extends AbstractAuthenticationToken {

    private final transient CurrentUser user;

    /** The authentication of that caller. */
    public SessionAuthentication(CurrentUser user) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
        this.user = user;
        setAuthenticated(true);
    }

    /** The caller of the current request, or null if there is no session. */
    public static @Nullable CurrentUser currentUser() {
        return userOf(SecurityContextHolder.getContext().getAuthentication());
    }

    /** The caller of that authentication, or null if it is not a session. */
    public static @Nullable CurrentUser userOf(@Nullable Authentication authentication) {
        return authentication instanceof SessionAuthentication session ? session.user : null;
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    /** Empty: the token is not kept once it is verified. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return user.id();
    }
}
