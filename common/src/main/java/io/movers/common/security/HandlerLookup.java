package io.movers.common.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds what will handle a request, before it is handled: asks the same mappings in the same order as the dispatcher does
 * a moment later, and leaves no trace in the request.
 */
final class HandlerLookup {

    private final ApplicationContext context;
    private volatile @Nullable List<HandlerMapping> mappings;

    HandlerLookup(ApplicationContext context) {
        this.context = context;
    }

    /** The handler; null when there is none and the answer will be an error that gives nothing away. */
    @Nullable Object find(HttpServletRequest request) {
        HttpServletRequest probe = new Probe(request);
        ServletRequestPathUtils.parseAndCache(probe);
        try {
            for (HandlerMapping mapping : mappings()) {
                HandlerExecutionChain handler = mapping.getHandler(probe);
                if (handler != null) {
                    return handler.getHandler();
                }
            }
            return null;
        } catch (ServletException e) {
            // Another method or media type than the route's: the dispatcher will say so.
            return null;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot tell what handles the request", e);
        }
    }

    private List<HandlerMapping> mappings() {
        List<HandlerMapping> known = mappings;
        if (known == null) {
            known = new ArrayList<>(
                    BeanFactoryUtils.beansOfTypeIncludingAncestors(context, HandlerMapping.class, true, false)
                            .values());
            AnnotationAwareOrderComparator.sort(known);
            mappings = known;
        }
        return known;
    }

    /** Keeps the attributes that the mappings set to itself. */
    private static final class Probe extends HttpServletRequestWrapper {

        private final Map<String, Object> own = new HashMap<>();
        private final Set<String> removed = new LinkedHashSet<>();

        Probe(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            if (own.containsKey(name)) {
                return own.get(name);
            }
            return removed.contains(name) ? null : super.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                removeAttribute(name);
            } else {
                own.put(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            own.remove(name);
            removed.add(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            Set<String> names = new LinkedHashSet<>(Collections.list(super.getAttributeNames()));
            names.removeAll(removed);
            names.addAll(own.keySet());
            return Collections.enumeration(names);
        }
    }
}
