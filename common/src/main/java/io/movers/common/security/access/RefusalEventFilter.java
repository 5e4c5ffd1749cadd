package io.movers.common.security.access;

import io.movers.common.security.SecurityEvents;
import io.movers.common.security.session.SessionAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Records every request that is answered 401, 403 or 429 as a security event. */
public final class RefusalEventFilter extends OncePerRequestFilter {

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private final SecurityEvents events;

    /** Records in those events. */
    public RefusalEventFilter(SecurityEvents events) {
        this.events = events;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (REFUSALS.contains(response.getStatus())) {
            events.refused(request, response.getStatus(), SessionAuthentication.currentUser());
        }
    }
}
