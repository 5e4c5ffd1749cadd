package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RouteTableTests {
    private static final String PATH = """
            spec:
              rules:
                - http:
                    paths:
                      - path: %s
                        pathType: %s
                        backend: {service: {name: %s}}
            """;

    @Test
    void theClustersIngressLeadsToEveryService() {
        RouteTable routes = RouteTable.packaged();
        assertThat(routes.find("/api/users/signin")).contains(Service.AUTH);
        assertThat(routes.find("/api/clients")).contains(Service.CLIENTS);
        assertThat(routes.find("/api/locations/countries")).contains(Service.LOCATIONS);
        assertThat(routes.find("/api/notifications/healthz")).contains(Service.NOTIFICATIONS);
        assertThat(routes.find("/api/resources/")).contains(Service.RESOURCES);
        assertThat(routes.find("/api/travels/1")).contains(Service.TRAVELS);
    }

    @Test
    void aPrefixEndsWhereAnElementEnds() {
        RouteTable routes = RouteTable.packaged();
        assertThat(routes.find("/api/usersandmore")).isEmpty();
        assertThat(routes.find("/api")).isEmpty();
        assertThat(routes.find("/")).isEmpty();
    }

    @Test
    void theLongestPrefixWins() {
        RouteTable routes = parse(PATH.formatted("/api", "Prefix", "auth-srv") + "---\n"
                + PATH.formatted("/api/travels", "Prefix", "travels-srv"));
        assertThat(routes.find("/api/travels/1")).contains(Service.TRAVELS);
        assertThat(routes.find("/api/other")).contains(Service.AUTH);
    }

    @Test
    void unsupportedIngressFeatureIsReported() {
        assertThatThrownBy(() -> parse(PATH.formatted("/a", "Exact", "auth-srv")))
                .hasMessageContaining("pathType Prefix");
        assertThatThrownBy(() -> parse(PATH.formatted("/a", "Prefix", "payments-srv")))
                .hasMessageContaining("payments-srv");
        assertThatThrownBy(() -> parse("kind: Ingress")).hasMessageContaining("no routes");
    }

    private static RouteTable parse(String yaml) {
        return RouteTable.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
