package io.movers.common.security.session;

import io.movers.common.errors.ErrorWriter;
import io.movers.common.errors.UnavailableException;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the owner of the request's session its caller. A token that is malformed, expired or revoked counts as none.
 *
 * <p>If there is no valid session, but the browser still has the marker cookie, the answer removes that cookie. The web client
 * only looks at the marker, and would go on showing the pages of a signed-in user.
 */
public final class SessionFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(SessionFilter.class);

    private final SessionReader reader;
    private final SessionTokens tokens;
    private final SessionGate gate;
    private final SessionCookies cookies;
    private final SecurityContextRepository contexts;
    private final ErrorWriter errors;

    /** Reads tokens with that reader, and accepts those that {@code tokens} verifies and {@code gate} admits. */
    public SessionFilter(
            SessionReader reader,
            SessionTokens tokens,
            SessionGate gate,
            SessionCookies cookies,
            SecurityContextRepository contexts,
            ErrorWriter errors) {
        this.reader = reader;
        this.tokens = tokens;
        this.gate = gate;
        this.cookies = cookies;
        this.contexts = contexts;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentUser user;
        try {
            user = caller(request);
        } catch (DataAccessException e) {
            log.warn("Cannot check a session because the database cannot be reached; answering 503 ({})", e.toString());
            errors.write(response, new UnavailableException("Service unavailable"));
            return;
        }
        if (user != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SessionAuthentication(user));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            chain.doFilter(request, response);
        } else if (reader.hasMarker(request)) {
            StaleMarkerResponse answer = new StaleMarkerResponse(response, cookies);
            try {
                chain.doFilter(request, answer);
            } finally {
                answer.removeMarker();
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private @Nullable CurrentUser caller(HttpServletRequest request) {
        String token = reader.read(request);
        CurrentUser user = token == null ? null : tokens.verify(token);
        return user != null && gate.admits(user) ? user : null;
    }
}
