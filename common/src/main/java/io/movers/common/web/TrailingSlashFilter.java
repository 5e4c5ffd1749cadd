package io.movers.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Accepts a trailing slash on every route but one. The framework's filter would not do, because only the trailing slash
 * distinguishes the page of the API documentation from its redirect.
 */
final class TrailingSlashFilter extends OncePerRequestFilter {

    private final String kept;

    /** @param kept the one path whose trailing slash matters */
    TrailingSlashFilter(String kept) {
        this.kept = kept;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        boolean strip = uri.length() > 1 && uri.endsWith("/") && !uri.endsWith("//") && !uri.equals(kept);
        chain.doFilter(strip ? new Stripped(request) : request, response);
    }

    private static final class Stripped extends HttpServletRequestWrapper {

        Stripped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return strip(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(strip(super.getRequestURL().toString()));
        }

        @Override
        public String getServletPath() {
            return strip(super.getServletPath());
        }

        private static String strip(String path) {
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
