package io.movers.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Finds the service for a path as the cluster's Ingress does: the longest matching prefix wins, compared by path element. */
final class RouteTable {
    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    /** The routes of {@code infra/k8s-dev/ingress-srv.yaml}. */
    static RouteTable packaged() {
        try (InputStream in = RouteTable.class.getResourceAsStream("ingress-srv.yaml")) {
            if (in == null) {
                throw new SuiteException("ingress-srv.yaml is not in the jar: build it again");
            }
            return parse(in);
        } catch (IOException e) {
            throw new SuiteException("ingress-srv.yaml cannot be read", e);
        }
    }

    static RouteTable parse(InputStream manifests) {
        var routes = new ArrayList<Route>();
        for (Object manifest : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests)) {
            for (Object rule : list(manifest, "spec", "rules")) {
                for (Object path : list(rule, "http", "paths")) {
                    routes.add(route(path));
                }
            }
        }
        if (routes.isEmpty()) {
            throw new SuiteException("ingress-srv.yaml has no routes");
        }
        return new RouteTable(routes);
    }

    Optional<Service> find(String path) {
        return routes.stream()
                .filter(route -> route.takes(path))
                .map(Route::service)
                .findFirst();
    }

    /** Whether a path is the prefix or continues it with a further element. */
    static boolean isBelow(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static Route route(Object path) {
        String prefix = text(path, "path");
        if (!text(path, "pathType").equals("Prefix")) {
            throw new SuiteException("ingress-srv.yaml: the gateway knows only pathType Prefix, not that of " + prefix);
        }
        String name = text(path, "backend", "service", "name");
        Service service = Service.ofClusterName(name)
                .orElseThrow(() -> new SuiteException("ingress-srv.yaml: there is no service " + name));
        return new Route(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix, service);
    }

    private static Object get(Object from, String... keys) {
        Object value = from;
        for (String key : keys) {
            Object next = value instanceof Map<?, ?> map ? map.get(key) : null;
            value = next == null ? Map.of() : next;
        }
        return value;
    }

    private static List<?> list(Object from, String... keys) {
        return get(from, keys) instanceof List<?> list ? list : List.of();
    }

    private static String text(Object from, String... keys) {
        return get(from, keys) instanceof String text ? text : "";
    }

    private record Route(String prefix, Service service) {
        boolean takes(String path) {
            return isBelow(prefix, path);
        }
    }
}
