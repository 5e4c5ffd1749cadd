package io.movers.common.web;

import io.movers.common.errors.BadRequestException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Parses the query instead of the container, which answers a malformed one with a 500 and logs it. Parameters come only from
 * the query, never from a form in the body.
 */
final class QueryFilter extends OncePerRequestFilter {

    private static final String UNREADABLE = QueryFilter.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query == null) {
            chain.doFilter(request, response);
            return;
        }
        Map<String, String[]> parameters = Query.parse(query);
        if (parameters == null) {
            request.setAttribute(UNREADABLE, true);
        }
        chain.doFilter(new Parsed(request, parameters == null ? Map.of() : parameters), response);
    }

    /** Refuses a query that could not be parsed, after the session and the role were checked. */
    static final class Refusal implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getAttribute(UNREADABLE) != null) {
                throw new BadRequestException("The query cannot be read");
            }
            return true;
        }
    }

    private static final class Parsed extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        Parsed(HttpServletRequest request, Map<String, String[]> parameters) {
            super(request);
            this.parameters = parameters;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values.clone();
        }
    }
}
