package io.movers.common.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller with a session, as Spring Security knows him. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    private final transient CurrentUser user;

    SessionAuthentication(CurrentUser user) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
        this.user = user;
        setAuthenticated(true);
    }

    /** The caller of the request in hand; null when nobody is signed in. */
    static @Nullable CurrentUser currentUser() {
        return userOf(SecurityContextHolder.getContext().getAuthentication());
    }

    static @Nullable CurrentUser userOf(@Nullable Authentication authentication) {
        return authentication instanceof SessionAuthentication session ? session.user : null;
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    /** The token itself is kept nowhere once it is verified. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return user.id();
    }
}
