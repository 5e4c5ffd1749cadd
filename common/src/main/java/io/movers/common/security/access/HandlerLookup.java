package io.movers.common.security.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Matches a request to its handler once, for the security chain and for the dispatcher. The chain calls {@link #find}, which
 * asks the service's mappings in the dispatcher's order and keeps the match in the request. The dispatcher asks this mapping
 * first and gets that match. If a filter has changed the path or method meanwhile, it gets none, and asks the others again.
 */
public final class HandlerLookup implements HandlerMapping, Ordered {

    private static final String MATCH = HandlerLookup.class.getName() + ".match";

    private final ApplicationContext context;
    private volatile @Nullable List<HandlerMapping> mappings;

    /** Looks into that context's mappings. */
    public HandlerLookup(ApplicationContext context) {
        this.context = context;
    }

    /** The handler, or null if there is none: the dispatcher will then answer an error, which gives nothing away. */
    @Nullable Object find(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            for (HandlerMapping mapping : mappings()) {
                HandlerExecutionChain chain = mapping.getHandler(request);
                if (chain != null) {
                    request.setAttribute(MATCH, new Match(request.getMethod(), path(request), chain));
                    return chain.getHandler();
                }
            }
            return null;
        } catch (ServletException e) {
            // The path exists, but not for this method or media type. The dispatcher will throw the same exception.
            return null;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot match the request to its handler", e);
        }
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        return request.getAttribute(MATCH) instanceof Match match && match.isOf(request) ? match.chain() : null;
    }

    /** Needed where a mapping works on parsed paths, as all of ours do. */
    @Override
    public boolean usesPathPatterns() {
        return true;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private List<HandlerMapping> mappings() {
        List<HandlerMapping> known = mappings;
        if (known == null) {
            known = new ArrayList<>(
                    BeanFactoryUtils.beansOfTypeIncludingAncestors(context, HandlerMapping.class, true, false)
                            .values());
            known.remove(this);
            AnnotationAwareOrderComparator.sort(known);
            mappings = known;
        }
        return known;
    }

    private static String path(HttpServletRequest request) {
        return ServletRequestPathUtils.getParsedRequestPath(request).value();
    }

    private record Match(String method, String path, HandlerExecutionChain chain) {

        boolean isOf(HttpServletRequest request) {
            return method.equals(request.getMethod()) && path.equals(HandlerLookup.path(request));
        }
    }
}
