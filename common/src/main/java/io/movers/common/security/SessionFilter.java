package io.movers.common.security;

import io.movers.common.errors.ErrorWriter;
import io.movers.common.errors.UnavailableException;
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

/** Turns the request's token into its caller. A token that is bad, over or revoked is as good as none. */
final class SessionFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(SessionFilter.class);

    private final SessionReader reader;
    private final SessionTokens tokens;
    private final SessionGate gate;
    private final SecurityContextRepository contexts;
    private final ErrorWriter errors;

    SessionFilter(
            SessionReader reader,
            SessionTokens tokens,
            SessionGate gate,
            SecurityContextRepository contexts,
            ErrorWriter errors) {
        this.reader = reader;
        this.tokens = tokens;
        this.gate = gate;
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
            log.warn("Cannot tell whether a session was ended: {}", e.toString());
            errors.write(response, new UnavailableException("Service unavailable"));
            return;
        }
        if (user != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SessionAuthentication(user));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        chain.doFilter(request, response);
    }

    private @Nullable CurrentUser caller(HttpServletRequest request) {
        String token = reader.read(request);
        CurrentUser user = token == null ? null : tokens.verify(token);
        return user != null && gate.admits(user) ? user : null;
    }
}
