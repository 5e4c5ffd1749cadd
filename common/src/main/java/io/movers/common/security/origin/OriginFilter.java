package io.movers.common.security.origin;

import io.movers.common.errors.ErrorWriter;
import io.movers.common.errors.ForbiddenException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a foreign page makes with the user's cookies (CSRF). Browsers name the origin of such a request. A
 * request that names none comes from another kind of client, which sends no cookies on its own.
 */
public final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final AllowedOrigins allowed;
    private final ErrorWriter errors;

    /** Creates the filter. */
    public OriginFilter(AllowedOrigins allowed, ErrorWriter errors) {
        this.allowed = allowed;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || !isForeign(request)) {
            chain.doFilter(request, response);
        } else {
            errors.write(response, new ForbiddenException());
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"));
        }
        return !allowed.allows(origin) && !AllowedOrigins.isOwn(request);
    }
}
