package io.movers.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Lets clients keep some lists: the answer has an ETag, and who sends that back gets a 304 while the list is the same. The Node services,
 * whose framework does this with every answer, sent weak tags, too.
 */
final class RevalidatedLists extends ShallowEtagHeaderFilter {

    private static final String KEPT_BUT_ASKED_FOR = "private, no-cache";

    RevalidatedLists() {
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Otherwise Spring Security's filter would say that nothing may be kept.
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_BUT_ASKED_FOR);
        super.doFilterInternal(request, response, chain);
    }
}
