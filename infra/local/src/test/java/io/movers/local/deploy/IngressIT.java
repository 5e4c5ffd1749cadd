package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.movers.local.GatewayUnderTest;
import io.movers.local.Service;
import io.movers.local.deploy.Nginx.Controller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both Ingresses, run by a real nginx as the two families of controllers would, and the local gateway: the same routes. */
class IngressIT {
    private static final int LIMIT = 8 << 20;

    /** What the services send on https (SecurityChainTests). */
    private static final String HSTS = "max-age=31536000 ; includeSubDomains";

    private final Map<String, HttpServer> services = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Optional<Path> nginx = Programs.find("nginx");

    @TempDir
    private Path folder;

    @BeforeEach
    void startServices() throws IOException {
        Programs.tell(
                nginx.isPresent(),
                "nginx",
                "the routes of the Ingresses were compared as data only, and with the gateway's");
        for (String service : Checkout.SERVICES) {
            services.put(service, stub(service));
        }
    }

    @AfterEach
    void stopServices() {
        services.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    @Test
    void bothClustersHaveTheSameRoutesAsPrefixesWithoutRegularExpressions() {
        IngressTable development = IngressTable.development();
        IngressTable production = IngressTable.production();

        assertThat(development.host()).isEqualTo("meb.dev");
        assertThat(production.host()).isEqualTo("meb.moversapp.co");
        assertThat(routes(production)).isEqualTo(routes(development));
        assertThat(development.routes()).hasSizeGreaterThan(6).allSatisfy(route -> {
            assertThat(route.type()).isEqualTo("Prefix");
            assertThat(route.path()).matches("/api/[a-z/-]+[a-z]");
            assertThat(route.port()).isEqualTo(3000);
        });
        for (IngressTable cluster : List.of(development, production)) {
            assertThat(cluster.objects()).allSatisfy(object -> {
                assertThat(object.getSpec().getIngressClassName()).isEqualTo("nginx");
                assertThat(object.getMetadata().getAnnotations().keySet())
                        .noneMatch(
                                name -> name.contains("regex") || name.contains("rewrite") || name.contains("snippet"));
            });
        }
    }

    @Test
    void everyPathGoesWhereTheGatewaySendsIt() throws IOException {
        Map<String, String> expected = throughTheGateway();
        assertThat(expected.values()).containsAll(Checkout.SERVICES).contains("none, 404");
        assumeTrue(nginx.isPresent());

        for (Controller controller : Controller.values()) {
            for (IngressTable cluster : List.of(IngressTable.development(), IngressTable.production())) {
                Path home = java.nio.file.Files.createDirectory(folder.resolve(controller + cluster.host()));
                try (Nginx server = Nginx.start(nginx.get(), home, controller, cluster, this::port)) {
                    var seen = new TreeMap<String, String>();
                    for (String path : expected.keySet()) {
                        seen.put(
                                path,
                                (cluster.hasTls()
                                                ? RawHttp.getTls(server.tlsPort(), cluster.host(), path)
                                                : RawHttp.get(server.port(), cluster.host(), path))
                                        .service());
                    }
                    if (controller == Controller.F5_NGINX) {
                        // This controller does not compare whole path elements: /api/usersx reaches the service, whose
                        // answer is a 404.
                        seen.keySet().removeIf(IngressIT::isNeighbour);
                        assertThat(seen).as(controller + " " + cluster.host()).isEqualTo(without(expected));
                    } else {
                        assertThat(seen).as(controller + " " + cluster.host()).isEqualTo(new TreeMap<>(expected));
                    }
                    assertThat(RawHttp.get(server.port(), "other.example", "/api/users")
                                    .service())
                            .isEqualTo("none, 404");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void productionSendsHttpToHttpsAndPassesTheServicesOwnHstsOnAlone(Controller controller) throws IOException {
        assumeTrue(nginx.isPresent());
        IngressTable production = IngressTable.production();

        try (Nginx server = Nginx.start(nginx.get(), folder, controller, production, this::port)) {
            RawHttp.Answer redirect = RawHttp.get(server.port(), production.host(), "/api/users/currentuser?x=1");
            assertThat(redirect.status()).isEqualTo(301);
            assertThat(redirect.header("Location")).contains("https://meb.moversapp.co/api/users/currentuser?x=1");
            assertThat(RawHttp.getTls(server.tlsPort(), production.host(), "/api/users")
                            .headers("Strict-Transport-Security"))
                    .containsExactly(HSTS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bodiesOfEightMebibytesPassAndNoMore(Controller controller) throws IOException {
        assumeTrue(nginx.isPresent());
        IngressTable cluster = IngressTable.development();

        try (Nginx server = Nginx.start(nginx.get(), folder, controller, cluster, this::port)) {
            for (String path : List.of("/api/resources", "/api/users/signup")) {
                assertThat(RawHttp.post(server.port(), cluster.host(), path, LIMIT)
                                .status())
                        .isEqualTo(200);
                assertThat(RawHttp.post(server.port(), cluster.host(), path, LIMIT + 1)
                                .status())
                        .isEqualTo(413);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyPasswordGuessersAreSlowedDown(Controller controller) throws IOException {
        assumeTrue(nginx.isPresent());
        IngressTable cluster = IngressTable.development();

        try (Nginx server = Nginx.start(nginx.get(), folder, controller, cluster, this::port)) {
            for (String path : List.of(
                    "/api/users/signin",
                    "/api/users/signup",
                    "/api/users/activate",
                    "/api/users/password-reset",
                    "/api/users/update-password")) {
                assertThat(statuses(server, cluster, path))
                        .as(path)
                        .containsKey(200)
                        .containsKey(controller == Controller.F5_NGINX ? 429 : 503);
            }
            assertThat(statuses(server, cluster, "/api/users/current-user")).containsOnlyKeys(200);
            assertThat(statuses(server, cluster, "/api/resources")).containsOnlyKeys(200);
        }
    }

    private static Map<Integer, Integer> statuses(Nginx server, IngressTable cluster, String path) throws IOException {
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < 100; i++) {
            statuses.merge(RawHttp.get(server.port(), cluster.host(), path).status(), 1, Integer::sum);
        }
        return statuses;
    }

    private Map<String, String> throughTheGateway() throws IOException {
        var seen = new LinkedHashMap<String, String>();
        try (var gateway = new GatewayUnderTest((Service service) -> port(service.id() + "-srv"))) {
            for (String path : paths()) {
                seen.put(path, RawHttp.get(gateway.port(), "localhost", path).service());
            }
        }
        return seen;
    }

    /** Each route, a path below it, a path that only starts like it, and a path without a route. */
    private static List<String> paths() {
        var paths = new ArrayList<>(
                List.of("/api", "/api/", "/other", "/API/users", "/api/Users", "/actuator/health", "/api/userz"));
        IngressTable.development()
                .routes()
                .forEach(route -> paths.addAll(List.of(
                        route.path(),
                        route.path() + "/",
                        route.path() + "?&page=1&perPage=1e+26",
                        route.path() + "/healthz",
                        route.path() + "/507f1f77bcf86cd799439011/rent",
                        route.path() + "/docs/ui/index.html",
                        route.path() + "x")));
        return paths;
    }

    private static boolean isNeighbour(String path) {
        return path.endsWith("x");
    }

    private static Map<String, String> without(Map<String, String> all) {
        var rest = new TreeMap<>(all);
        rest.keySet().removeIf(IngressIT::isNeighbour);
        return rest;
    }

    private static Map<String, String> routes(IngressTable table) {
        var routes = new TreeMap<String, String>();
        table.routes().forEach(route -> routes.put(route.path(), route.service()));
        return routes;
    }

    private int port(String clusterName) {
        return services.get(clusterName.replace("-srv", "")).getAddress().getPort();
    }

    private HttpServer stub(String service) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (InputStream in = exchange.getRequestBody();
                    OutputStream out = exchange.getResponseBody()) {
                in.transferTo(OutputStream.nullOutputStream());
                exchange.getResponseHeaders().set("X-Service", service);
                exchange.getResponseHeaders().set("Strict-Transport-Security", HSTS);
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }
}
