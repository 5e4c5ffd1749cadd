package io.movers.common.security.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;

/** Stops the start if a route of the suite does not state who may call it. */
public final class StatedAccess implements SmartInitializingSingleton {

    private final ListableBeanFactory beans;

    /** Creates the check. */
    public StatedAccess(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> ours = ourPackages();
        Set<String> missing = new TreeSet<>();
        beans.getBeansOfType(AbstractHandlerMethodMapping.class, true, false)
                .values()
                .forEach(mapping -> ((AbstractHandlerMethodMapping<?>) mapping)
                        .getHandlerMethods().values().stream()
                                .filter(handler -> isOurs(handler, ours) && AccessRules.accessOf(handler) == null)
                                .forEach(handler -> missing.add(handler.getShortLogMessage())));
        if (!missing.isEmpty()) {
            throw new MissingAccessException(missing);
        }
    }

    private List<String> ourPackages() {
        List<String> packages = new ArrayList<>(List.of("io.movers"));
        if (AutoConfigurationPackages.has(beans)) {
            packages.addAll(AutoConfigurationPackages.get(beans));
        }
        return packages;
    }

    private static boolean isOurs(HandlerMethod handler, List<String> packages) {
        String name = handler.getBeanType().getPackageName();
        return packages.stream().anyMatch(ours -> name.equals(ours) || name.startsWith(ours + "."));
    }
}
