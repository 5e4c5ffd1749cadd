package io.movers.common.security.access;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;

/** Stops the start if a route does not state who may call it, whichever package it is in. Those of Spring itself are exempt. */
public final class StatedAccess implements SmartInitializingSingleton {

    private final ListableBeanFactory beans;

    /** Creates the check. */
    public StatedAccess(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> missing = new TreeSet<>();
        beans.getBeansOfType(AbstractHandlerMethodMapping.class, true, false)
                .values()
                .forEach(mapping -> ((AbstractHandlerMethodMapping<?>) mapping)
                        .getHandlerMethods().values().stream()
                                .filter(handler -> !isOfSpring(handler) && AccessRules.accessOf(handler) == null)
                                .forEach(handler -> missing.add(handler.getShortLogMessage())));
        if (!missing.isEmpty()) {
            throw new MissingAccessException(missing);
        }
    }

    private static boolean isOfSpring(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.springframework.");
    }
}
