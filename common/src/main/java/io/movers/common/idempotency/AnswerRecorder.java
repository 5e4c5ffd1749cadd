package io.movers.common.idempotency;

import io.movers.common.IdempotencyHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Records the answer to a request with a key before it is sent. */
final class AnswerRecorder extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AnswerRecorder.class);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(IdempotencyHeaders.KEY) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean complete = false;
        try {
            chain.doFilter(request, answer);
            complete = true;
        } finally {
            if (request.getAttribute(IdempotencyKeys.CLAIM) instanceof Claim claim) {
                record(claim, answer, complete);
            }
        }
        answer.copyBodyToResponse();
    }

    private static void record(Claim claim, ContentCachingResponseWrapper answer, boolean complete) {
        try {
            if (complete) {
                claim.answered(answer.getStatus(), answer.getContentType(), answer.getContentAsByteArray());
            } else {
                claim.failed();
            }
        } catch (RuntimeException e) {
            log.warn(
                    "The answer to a request with an Idempotency-Key could not be recorded; a repetition finds what was done: {}",
                    e.toString());
        }
    }
}
