package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.movers.local.console.Console;
import io.movers.local.console.SpanStore;
import io.movers.servers.Mail;
import io.movers.servers.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTests {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = Ports.free();
    private HttpServer service;
    private Gateway gateway;
    private volatile HttpHandler handler = GatewayTests::echo;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        service.setExecutor(threads);
        service.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        service.start();
        int servicePort = service.getAddress().getPort();
        var mail = new Mail(List.of("ana@example.com"), "Hola", "código", "<p>código</p>", Instant.EPOCH);
        gateway = new Gateway(
                Ports.LOOPBACK,
                port,
                new Upstreams(
                        Ports.LOOPBACK,
                        RouteTable.packaged(),
                        any -> servicePort,
                        List.of(new ExtraService("incidents", "localhost", servicePort))),
                new Console(new QuietSuite(mail), new SpanStore()),
                Duration.ofSeconds(2));
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.stop(0);
        threads.shutdownNow();
    }

    @Test
    void pathAndQueryArriveAsTheyWereSent() throws Exception {
        handler = exchange -> answer(exchange, 200, exchange.getRequestURI().toString());
        String path = "/api/clients/a%2Fb?&client=A%20&%20B+%C3%B1&perPage=1e+26";
        assertThat(get(path).body()).isEqualTo(path);
    }

    @Test
    void everyCookieOfTheAnswerArrivesUnchanged() throws Exception {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "express:sess=1; Path=/; SameSite=Lax");
            exchange.getResponseHeaders().add("Set-Cookie", "movers=a.b.c; Path=/; HttpOnly; SameSite=Lax");
            answer(exchange, 200, "{}");
        };
        assertThat(get("/api/users/signin").headers().allValues("Set-Cookie"))
                .containsExactly(
                        "express:sess=1; Path=/; SameSite=Lax", "movers=a.b.c; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void theCookiesOfTheRequestArriveUnchanged() throws Exception {
        handler = exchange -> answer(exchange, 200, exchange.getRequestHeaders().getFirst("Cookie"));
        var request = request("/api/users").header("Cookie", "express:sess=eyJ9==; movers=a.b.c");
        assertThat(send(request).body()).isEqualTo("express:sess=eyJ9==; movers=a.b.c");
    }

    @Test
    void forwardedHeadersNameTheRealCallerWhateverTheClientSends() throws Exception {
        handler = exchange -> {
            var headers = exchange.getRequestHeaders();
            answer(
                    exchange,
                    200,
                    String.join(
                            " ",
                            headers.getFirst("Host"),
                            headers.get("X-Forwarded-For").toString(),
                            headers.get("X-Forwarded-Proto").toString(),
                            headers.get("X-Forwarded-Host").toString(),
                            headers.get("X-Forwarded-Port").toString(),
                            String.valueOf(headers.get("Forwarded"))));
        };
        var request = request("/api/users")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=1.2.3.4");
        assertThat(send(request).body())
                .isEqualTo("127.0.0.1:%d [127.0.0.1] [http] [127.0.0.1:%d] [%d] null".formatted(port, port, port));
    }

    @Test
    void connectionHeadersAreNotForwarded() throws Exception {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Keep-Alive", "timeout=1");
            answer(
                    exchange,
                    200,
                    String.valueOf(exchange.getRequestHeaders().get("Keep-Alive"))
                            + exchange.getRequestHeaders().get("X-Secret-Hop"));
        };
        String answer = raw("GET /api/users HTTP/1.1\r\nHost: localhost\r\nKeep-Alive: timeout=9\r\nX-Secret-Hop: 1\r\n"
                + "Connection: close, X-Secret-Hop\r\n\r\n");
        assertThat(answer).endsWith("nullnull").doesNotContain("Keep-Alive:");
    }

    @Test
    void aBodyOfEightMebibytesPassesBothWays() throws Exception {
        var body = new byte[8 << 20];
        Arrays.fill(body, (byte) 'x');
        var answer = client.send(
                request("/api/resources").POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(body.length);
    }

    @RepeatedTest(10)
    void largerBodyIsRefusedAndTheClientGetsTheAnswer() throws Exception {
        var body = new byte[(8 << 20) + 1];
        var answer = send(request("/api/resources").POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"The request is too large\"}]}");
    }

    @Test
    void aLargerBodyOfUnknownLengthIsRefusedAsWell() throws Exception {
        var body = new byte[(8 << 20) + 1];
        var answer = send(request("/api/resources")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"The request is too large\"}]}");
    }

    @Test
    void clientsThatAnnounceBodiesAndSendNothingBlockNobody() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 80; i++) {
                var socket = new Socket(Ports.LOOPBACK, port);
                sockets.add(socket);
                int announced = i % 2 == 0 ? 9_000_000 : 1_000;
                socket.getOutputStream()
                        .write(("POST /api/resources HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + announced
                                        + "\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(send(request("/api/users").timeout(Duration.ofSeconds(1)))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users/%u0074",
                "/api/users/\\..\\",
                "/api/users/%zz",
                "/api/users/a b",
                "/api/users?x=%u0074|"
            })
    void malformedAddressIsABadRequestAndNotABadGateway(String path) throws Exception {
        handler = exchange -> answer(exchange, 404, "{}");
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/users HTTP/1.1|Host: localhost|Transfer-Encoding: x",
                "GET /api/users HTTP/1.1|Host: localhost|Transfer-Encoding: chunked, x",
                "GET /api/users HTTP/1.1|Host: localhost|Transfer-Encoding: chunked|Transfer-Encoding: x",
                "GET /api/users HTTP/9.9|Host: localhost",
                "GET /api/users HTTP/1.1|X: no host",
                "GET /api/users HTTP/1.1|Host: a b",
                "GET /api/users HTTP/1.1|Host: a|Host: b",
                "GET /api/users HTTP/1.1|Host: a:99999999",
                "GET /api/users HTTP/1.1|Host: [::1",
                "G@T{ /api/users HTTP/1.1|Host: localhost",
                "GET  HTTP/1.1|Host: localhost",
                "nonsense",
                "GET /api/users HTTP/1.1|Host: localhost|Content-Length: x",
                "GET /api/users HTTP/1.1|Host: localhost|Content-Length: -1",
                "GET /api/users HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2",
                "POST /api/users HTTP/1.1|Host: localhost|Expect: x"
            })
    void aRequestThatIsNoneIsTheCallersMistake(String head) throws Exception {
        String answer = raw(head.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 4[0-9][0-9] ").contains("{\"errors\":[{\"message\":");
    }

    @Test
    void aRequestLineThatIsTooLongHasTheShapeOfErrors() throws Exception {
        assertThat(raw("GET /api/users?x=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .containsPattern("^HTTP/1.1 4[0-9][0-9] ")
                .contains("{\"errors\":[{\"message\":");
    }

    @Test
    void aHostAsLongAsTheHeadersMayBeReachesTheService() throws Exception {
        assertThat(raw("GET /api/users HTTP/1.1\r\nHost: " + "h".repeat(5_000) + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void anAnswerFlowsWhileTheServiceStillWrites() throws Exception {
        var seen = new CountDownLatch(1);
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('1');
            exchange.getResponseBody().flush();
            await(seen);
            exchange.getResponseBody().write('2');
        };
        try (InputStream body = client.send(request("/api/travels").build(), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.read()).isEqualTo('1');
            seen.countDown();
            assertThat(body.read()).isEqualTo('2');
        }
    }

    @Test
    void theStatusOfTheServiceIsPassedOn() throws Exception {
        handler = exchange -> answer(exchange, 409, "{\"errors\":[{\"message\":\"no\"}]}");
        var answer = send(request("/api/users/1").PUT(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"no\"}]}");
    }

    @Test
    void aServiceThatIsDownIsABadGateway() throws Exception {
        service.stop(0);
        for (String method : List.of("GET", "PUT", "DELETE")) {
            var answer = send(request("/api/users").method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"The service is not available\"}]}");
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsAGatewayTimeout() throws Exception {
        var over = new CountDownLatch(1);
        handler = exchange -> await(over);
        var answer = get("/api/users");
        over.countDown();
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"The service takes too long\"}]}");
    }

    @Test
    void extraServiceIsReachedByItsName() throws Exception {
        handler = exchange -> answer(exchange, 200, exchange.getRequestURI().toString());
        assertThat(get("/api/incidents/1?page=2").body()).isEqualTo("/api/incidents/1?page=2");
        assertThat(get("/api/incidents").body()).isEqualTo("/api/incidents");
        assertThat(get("/api/incidentsandmore").statusCode()).isEqualTo(404);
        assertThat(get("/incidents").statusCode()).isEqualTo(404);
    }

    @Test
    void aPathWithoutARouteIsNotFound() throws Exception {
        for (String path : List.of("/api", "/api/usersx", "/actuator/health", "/local", "/favicon.ico")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"Not Found\"}]}");
        }
    }

    @Test
    void aPathThatClimbsOutOfItsRouteIsNotFoundOrTheServicesOwn() throws Exception {
        handler = exchange -> answer(exchange, 200, "reached " + exchange.getRequestURI());
        String answer = raw("GET /api/users/../../actuator HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    @Test
    void theMailsAreJsonForAProgramAndAPageForABrowser() throws Exception {
        var json = get("/local/mails");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(json.body())
                .contains("\"to\":\"ana@example.com\"", "\"subject\":\"Hola\"", "\"text\":\"código\"")
                .contains("\"html\":\"<p>código</p>\"", "\"receivedAt\":\"1970-01-01T00:00:00Z\"");
        var page = send(request("/local/mails").header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/#mails"));
    }

    @Test
    void theApiOfTheSuiteHasAPageThatLoadsEverythingFromHere() throws Exception {
        HttpResponse<String> page = get("/docs/");

        assertThat(get("/docs").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/docs/"));
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("script-src 'self';")
                        .contains("connect-src 'self'"));
        assertThat(page.body()).doesNotContain("<script>", "http://", "https://");
        for (String file :
                new String[] {"swagger-ui/swagger-ui.css", "swagger-ui/swagger-ui-bundle.js", "initializer.js"}) {
            assertThat(page.body()).contains('"' + file + '"');
            assertThat(get("/docs/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(get("/docs/initializer.js").body()).contains("\"/docs/movers.json\"");
        assertThat(get("/docs/movers.json").body()).contains("\"signIn\"");
        assertThat(get("/docs/events.json").body()).contains("\"asyncapi\"");
        assertThat(get("/docs/swagger-ui/index.html").statusCode()).isEqualTo(404);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(Ports.LOOPBACK, port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
