package io.movers.local.deploy;

import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1IngressTLS;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Ingress of one cluster, which consists of several objects. */
record IngressTable(List<V1Ingress> objects) {
    static IngressTable development() {
        return new IngressTable(Manifests.of("infra/k8s-dev").all(V1Ingress.class));
    }

    static IngressTable production() {
        return new IngressTable(Manifests.of("infra/k8s-prod").all(V1Ingress.class));
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (V1Ingress object : objects) {
            for (var rule : object.getSpec().getRules()) {
                if (rule.getHttp() != null) {
                    rule.getHttp()
                            .getPaths()
                            .forEach(path -> routes.add(new Route(
                                    path.getPath(),
                                    path.getPathType(),
                                    path.getBackend().getService().getName(),
                                    path.getBackend().getService().getPort().getNumber(),
                                    object.getMetadata().getAnnotations())));
                }
            }
        }
        return routes;
    }

    String host() {
        return objects.get(0).getSpec().getRules().get(0).getHost();
    }

    V1Ingress master() {
        return objects.stream()
                .filter(object ->
                        "master".equals(object.getMetadata().getAnnotations().get("nginx.org/mergeable-ingress-type")))
                .findFirst()
                .orElseThrow();
    }

    V1IngressTLS tls() {
        return master().getSpec().getTls().get(0);
    }

    boolean hasTls() {
        return master().getSpec().getTls() != null;
    }

    record Route(String path, String type, String service, int port, Map<String, String> annotations) {}
}
