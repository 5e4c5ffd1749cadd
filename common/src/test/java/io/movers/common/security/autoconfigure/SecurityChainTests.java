package io.movers.common.security.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.errors.ApiException;
import io.movers.common.errors.ErrorBody;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.Sessions;
import io.movers.common.security.session.SessionGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

@SpringBootTest(
        classes = SecurityChainTests.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "movers.session.jwt-key=" + Sessions.KEY,
            "movers.session.cookie-domain=.meb.test",
            "movers.cors.allowed-origins=https://admin.test,http://localhost:*",
            "management.server.port=0",
            "management.endpoints.web.exposure.include=*",
            "server.forward-headers-strategy=native"
        })
class SecurityChainTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NOT_AUTHORIZED = "{\"errors\":[{\"message\":\"Not authorized\"}]}";
    private static final String MARKER_REMOVED = "express:sess=; Path=/; SameSite=Lax; Domain=.meb.test; Secure;"
            + " Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
    private static final String FORBIDDEN = "{\"errors\":[{\"message\":\"Forbidden\"}]}";

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private SessionTokens tokens;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Gate gate;

    @Autowired
    private CountingMapping mapping;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void reset() {
        gate.revoked.clear();
        gate.broken = false;
    }

    // roles and routes

    static Stream<Arguments> matrix() {
        Map<String, Set<Role>> routes = Map.of(
                "/open", Set.of(Role.values()),
                "/signed-in", Set.of(Role.values()),
                "/staff", Set.of(Role.ADMIN, Role.MEB_ADMIN),
                "/crew", Set.of(Role.INVENTORY_MANAGER, Role.REPAIR_MANAGER, Role.MAINTENANCE_MANAGER),
                "/staff-company", Set.of(Role.ADMIN, Role.MEB_ADMIN, Role.CLIENT, Role.CLIENT_ADMIN),
                "/inventory", Set.of(Role.INVENTORY_MANAGER));
        return routes.entrySet().stream()
                .flatMap(route -> Stream.of(Role.values())
                        .map(role -> Arguments.of(
                                route.getKey(), role, route.getValue().contains(role) ? 200 : 403)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void routeIsOpenToExactlyTheRolesItStates(String path, Role role, int status) {
        HttpResponse<String> answer = get(path, session(role.value()));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).isEqualTo(FORBIDDEN);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        }
    }

    @ParameterizedTest
    @CsvSource({"/open, 200", "/signed-in, 401", "/staff, 401", "/crew, 401", "/profile, 401", "/unknown, 404"})
    void callerWithoutSessionReachesOnlyOpenRoutes(String path, int status) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.body()).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @ParameterizedTest
    @CsvSource({"/open, 200", "/signed-in, 403", "/staff, 403", "/profile, 200"})
    void unverifiedCallerReachesOnlyRoutesThatAllowIt(String path, int status) {
        String selfSignedUp = session(Map.of("role", "admin", "status", "unverified", "selfSignedUp", true));

        assertThat(get(path, selfSignedUp).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open", "/signed-in", "/staff", "/profile"})
    void unverifiedAccountThatSomebodyVouchedForMayDoWhatItsRoleMay(String path) {
        assertThat(get(path, session(Map.of("role", "admin", "status", "unverified")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sessionWithoutRoleOrStatusCountsAsActiveUser() {
        String bare = session(Map.of("unused", ""));

        assertThat(get("/signed-in", bare).statusCode()).isEqualTo(200);
        assertThat(get("/staff-company", bare).statusCode()).isEqualTo(403);
        assertThat(get("/staff", session("king")).statusCode()).isEqualTo(403);
    }

    @Test
    void accessOnTheMethodWinsOverAccessOnTheClass() {
        assertThat(get("/class-rule").statusCode()).isEqualTo(401);
        assertThat(get("/method-rule").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/open", "/things/5f"})
    void requestIsMatchedToItsHandlerOnce(String path) {
        mapping.asked.set(0);

        assertThat(get(path, session("admin")).statusCode()).isEqualTo(200);
        assertThat(mapping.asked).hasValue(1);
    }

    @Test
    void roleIsCheckedBeforeTheBody() {
        HttpResponse<String> stranger = send(request("/things").POST(body("{broken")));
        HttpResponse<String> user = send(request("/things", session("user")).POST(body("{broken")));
        HttpResponse<String> staff = send(request("/things", session("admin")).POST(body("{broken")));

        assertThat(stranger.body()).isEqualTo(NOT_AUTHORIZED);
        assertThat(user.body()).isEqualTo(FORBIDDEN);
        assertThat(staff.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff/", "/things/5f/"})
    void routeReachedByARewrittenPathIsChecked(String path) {
        assertThat(get(path).body()).isEqualTo(NOT_AUTHORIZED);
        assertThat(get(path, session("user")).body()).isEqualTo(FORBIDDEN);
        assertThat(get(path, session("admin")).statusCode()).isEqualTo(200);
    }

    @Test
    void headRequestIsCheckedLikeItsRoute() {
        HttpResponse<String> head = send(request("/staff").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        HttpResponse<String> wrong = send(request("/staff").PUT(body("{}")));

        assertThat(head.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(405);
    }

    @Test
    void handlerThatIsNoControllerMethodIsClosed() {
        assertThat(get("/function").statusCode()).isEqualTo(401);
        assertThat(get("/function", session("admin")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//staff", "/a/..%2fstaff", "/staff;x=1", "/a//b"})
    void suspiciousPathIsAnsweredAsUnknown(String path) {
        HttpResponse<String> answer = send(request(path).header("Origin", "https://admin.test"));

        // The container refuses some paths with a 400 before our filters see them.
        assertThat(answer.statusCode()).isIn(400, 404);
        if (answer.statusCode() == 404) {
            assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"Not Found\"}]}");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://admin.test");
        }
    }

    // the management port

    @Test
    void actuatorEndpointsAreOnTheManagementPortOnly() {
        assertThat(send(HttpRequest.newBuilder(management("/actuator/info"))).statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/info").statusCode()).isEqualTo(404);
    }

    @Test
    void foreignPageCannotPostToTheManagementPort() {
        HttpRequest.Builder action = HttpRequest.newBuilder(management("/actuator/action"))
                .header("Content-Type", "application/json")
                .POST(body("{}"));

        assertThat(send(action).statusCode()).isEqualTo(204);
        assertThat(send(action.header("Origin", "https://evil.test")).statusCode())
                .isEqualTo(403);
    }

    // sessions

    @Test
    void sessionIsReadFromEitherCookieAndTheHeader() {
        String token = token(Map.of("role", "admin"));
        String original = Base64.getEncoder().encodeToString(("{\"jwt\":\"" + token + "\"}").getBytes());

        assertThat(get("/staff", "__Host-movers=" + token).statusCode()).isEqualTo(200);
        assertThat(get("/staff", "express:sess=" + original).statusCode()).isEqualTo(200);
        assertThat(send(request("/staff").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/staff", "movers=" + token).statusCode()).isEqualTo(401);
    }

    @Test
    void malformedSessionCountsAsNone() {
        assertThat(get("/open", "express:sess=%%%not-base64").statusCode()).isEqualTo(200);
        assertThat(get("/signed-in", "__Host-movers=garbage").body()).isEqualTo(NOT_AUTHORIZED);
        assertThat(get("/who", "__Host-movers=garbage").body()).isEqualTo("nobody");
    }

    @Test
    void revokedSessionCountsAsNone() {
        gate.revoked.add("5fa000000000000000000001");

        assertThat(get("/signed-in", session("admin")).body()).isEqualTo(NOT_AUTHORIZED);
        assertThat(get("/open", session("admin")).statusCode()).isEqualTo(200);
        assertThat(get("/who", session("admin")).body()).isEqualTo("nobody");
    }

    @Test
    void sessionThatCannotBeCheckedIsA503WithRetryAfter() {
        gate.broken = true;

        HttpResponse<String> answer = get("/signed-in", session("admin"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(get("/open").statusCode()).isEqualTo(200);
    }

    @Test
    void controllerGetsTheCallerAsParameter() {
        assertThat(get("/who", session("admin")).body()).isEqualTo("5fa000000000000000000001");
        assertThat(get("/who").body()).isEqualTo("nobody");
        assertThat(get("/must-be-somebody").body()).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void answerSetsNoServerSessionCookie() {
        assertThat(get("/signed-in", session("admin")).headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /staff, 401", "GET, /must-be-somebody, 401", "DELETE, /staff/, 405"})
    void refusalOfACallerWithoutSessionIsASecurityEvent(String method, String path, int status) {
        double before = refusals();

        assertThat(send(request(path).method(method, HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(status);

        // The client may have the answer before the event is recorded.
        await().untilAsserted(() -> assertThat(refusals()).isEqualTo(status == 401 ? before + 1 : before));
    }

    @Test
    void refusalOfAForeignPageOrARoleIsASecurityEvent() {
        double before = refusals();

        send(request("/things/5f", session("admin")).DELETE().header("Origin", "https://evil.test"));
        get("/staff", session("user"));
        get("/staff", session("admin"));

        await().untilAsserted(() -> assertThat(refusals()).isEqualTo(before + 2));
    }

    // the marker cookie of a session that is over

    @ParameterizedTest
    @CsvSource({"/open, 200", "/signed-in, 401", "/unknown, 404", "/breaks, 500", "/long, 200"})
    void markerWithoutValidSessionIsRemovedWithEveryAnswer(String path, int status) {
        for (String cookies : List.of("express:sess=1", "express:sess=", "__Host-movers=garbage; express:sess=1")) {
            HttpResponse<String> answer = get(path, cookies);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().allValues("Set-Cookie")).containsExactly(MARKER_REMOVED);
        }
    }

    @Test
    void markerOfARevokedSessionIsRemoved() {
        gate.revoked.add("5fa000000000000000000001");

        assertThat(get("/open", session("admin")).headers().allValues("Set-Cookie"))
                .containsExactly(MARKER_REMOVED);
    }

    @Test
    void markerStaysWithAValidSessionAndIsNotMissedWithoutOne() {
        assertThat(get("/staff", session("user")).headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(get("/signed-in").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void markerStaysIfTheSessionCouldNotBeChecked() {
        gate.broken = true;

        assertThat(get("/signed-in", session("admin")).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void markerThatTheAnswerSetsIsNotRemoved() {
        assertThat(get("/signs-in", "express:sess=1").headers().allValues("Set-Cookie"))
                .containsExactly(
                        "__Host-movers=t; Path=/; HttpOnly; SameSite=Lax; Secure",
                        "express:sess=1; Path=/; SameSite=Lax; Domain=.meb.test; Secure");
    }

    // pages of other origins

    @ParameterizedTest
    @CsvSource({
        "https://admin.test, cross-site, 200",
        "http://localhost:4200, , 200",
        "https://evil.test, , 403",
        "https://evil.test, same-origin, 403",
        "null, , 403",
        "'%%%', , 403",
        "'', , 403",
        ", cross-site, 403",
        ", same-origin, 200",
        ", none, 200",
        ", , 200"
    })
    void unsafeRequestOfAForeignPageIsRefused(@Nullable String origin, @Nullable String site, int status) {
        HttpRequest.Builder request = request("/things/5f", session("admin")).DELETE();
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        HttpResponse<String> answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).isEqualTo(FORBIDDEN);
        }
    }

    @Test
    void unsafeRequestOfTheServicesOwnPageIsAllowed() {
        assertThat(send(request("/things/5f", session("admin")).DELETE().header("Origin", "http://127.0.0.1:" + port))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/things/5f", session("admin"))
                                .DELETE()
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "meb.test")
                                .header("X-Forwarded-Port", "443")
                                .header("Origin", "https://meb.test"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answerIsNotShownToAForeignPage() {
        HttpResponse<String> answer = send(request("/open").header("Origin", "https://evil.test"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({"/open, 200", "/staff, 401", "/unknown, 404", "/breaks, 500"})
    void everyAnswerNamesTheAllowedOrigin(String path, int status) {
        HttpResponse<String> answer = send(request(path).header("Origin", "https://admin.test"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://admin.test");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void forbiddenAnswerNamesTheAllowedOrigin() {
        HttpResponse<String> answer = send(request("/staff", session("user")).header("Origin", "https://admin.test"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://admin.test");
    }

    @ParameterizedTest
    @CsvSource({"https://admin.test, https://admin.test", "https://evil.test, "})
    void preflightIsAnsweredWithoutSession(String origin, @Nullable String named) {
        HttpResponse<String> answer = send(request("/staff")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").orElse(null))
                .isEqualTo(named);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET,PUT,POST,DELETE,OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue(
                        "Access-Control-Allow-Headers,X-Requested-With, X-HTTP-Method-Override, Content-Type, Accept");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
    }

    // the rest

    @Test
    void answersCarrySecurityHeaders() {
        var plain = get("/open").headers();
        var secure = send(request("/open").header("X-Forwarded-Proto", "https")).headers();

        assertThat(plain.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(plain.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(plain.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(secure.allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000 ; includeSubDomains");
        assertThat(plain.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(value -> assertThat(value)
                        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"));
    }

    @Test
    void unusualHeadersAndParametersAreNotRefused() {
        HttpResponse<String> answer =
                send(request("/echo?client%5B%24ne%5D=x&a%00b=c").header("X-Name", "\u00e1\u0085"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("2");
    }

    @Test
    void noUserWithAGeneratedPasswordExists() {
        assertThat(context.getBeanNamesForType(UserDetailsService.class)).isEmpty();
        assertThat(send(request("/signed-in").header("Authorization", "Basic dXNlcjp4"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    private double refusals() {
        return meters.counter("movers.security.events", "type", "request-refused")
                .count();
    }

    private String session(String role) {
        return session(Map.of("role", role));
    }

    private String session(Map<String, ?> claims) {
        return "a=b; __Host-movers=" + token(claims) + "; express:sess=1";
    }

    private String token(Map<String, ?> claims) {
        Map<String, @Nullable Object> all = new java.util.LinkedHashMap<>(claims);
        all.put("id", "5fa000000000000000000001");
        all.put("email", "ana@acme.test");
        return tokens.issue(all);
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> get(String path, String cookies) {
        return send(request(path, cookies));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path, String cookies) {
        return request(path).header("Cookie", cookies);
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Handles nothing, and counts how often it is asked. */
    static class CountingMapping implements HandlerMapping, Ordered {

        final AtomicInteger asked = new AtomicInteger();

        @Override
        public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
            asked.incrementAndGet();
            return null;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE + 1;
        }
    }

    /** Replaces the copy of the accounts. */
    static class Gate extends SessionGate {

        final Set<String> revoked = Collections.synchronizedSet(new HashSet<>());
        volatile boolean broken;

        Gate() {
            super(org.mockito.Mockito.mock());
        }

        @Override
        public boolean admits(CurrentUser session) {
            if (broken) {
                throw new DataAccessResourceFailureException("down");
            }
            return !revoked.contains(session.id());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MoversSecurityAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ManagementWebSecurityAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class,
        ValidationAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        WebEndpointAutoConfiguration.class,
        InfoEndpointAutoConfiguration.class,
        ManagementContextAutoConfiguration.class,
        ServletManagementContextAutoConfiguration.class,
        TomcatServletManagementContextAutoConfiguration.class
    })
    static class Service {

        @Bean
        Gate gate() {
            return new Gate();
        }

        @Bean
        Companies companies() {
            return new Companies(org.mockito.Mockito.mock());
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        CountingMapping countingMapping() {
            return new CountingMapping();
        }

        @Bean
        Routes routes(SessionCookies cookies) {
            return new Routes(cookies);
        }

        @Bean
        ClassRule classRule() {
            return new ClassRule();
        }

        @Bean
        Refusals refusals() {
            return new Refusals();
        }

        @Bean
        Action action() {
            return new Action();
        }

        /** Changes the path behind the security chain. */
        @Bean
        UrlHandlerFilter trailingSlash() {
            return UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
        }

        @Bean
        RouterFunction<ServerResponse> function() {
            return RouterFunctions.route()
                    .GET("/function", request -> ServerResponse.ok().build())
                    .build();
        }
    }

    @RestController
    static class Routes {

        private final SessionCookies cookies;

        Routes(SessionCookies cookies) {
            this.cookies = cookies;
        }

        @GetMapping("/open")
        @Access(Caller.ANYONE)
        String open() {
            return "ok";
        }

        @GetMapping("/signed-in")
        @Access(Caller.SIGNED_IN)
        String signedIn() {
            return "ok";
        }

        @GetMapping("/staff")
        @Access(Caller.STAFF)
        String staff() {
            return "ok";
        }

        @GetMapping("/crew")
        @Access(Caller.CREW)
        String crew() {
            return "ok";
        }

        @GetMapping("/staff-company")
        @Access({Caller.STAFF, Caller.COMPANY})
        String staffAndCompany() {
            return "ok";
        }

        @GetMapping("/inventory")
        @Access(Caller.INVENTORY_MANAGER)
        String inventory() {
            return "ok";
        }

        @GetMapping("/profile")
        @Access(value = Caller.SIGNED_IN, unverified = true)
        String profile(CurrentUser user) {
            return user.id();
        }

        @GetMapping("/who")
        @Access(Caller.ANYONE)
        String who(@Nullable CurrentUser user) {
            return user == null ? "nobody" : user.id();
        }

        @GetMapping("/must-be-somebody")
        @Access(Caller.ANYONE)
        String somebody(CurrentUser user) {
            return user.id();
        }

        @GetMapping("/breaks")
        @Access(Caller.ANYONE)
        String breaks() {
            throw new IllegalStateException("broken on purpose");
        }

        @GetMapping("/signs-in")
        @Access(Caller.ANYONE)
        String signsIn(HttpServletResponse response) {
            cookies.write(response, "t");
            return "ok";
        }

        @GetMapping("/long")
        @Access(Caller.ANYONE)
        String longerThanTheBuffer() {
            return "x".repeat(100_000);
        }

        @GetMapping("/echo")
        @Access(Caller.ANYONE)
        String echo(HttpServletRequest request) {
            request.getHeader("X-Name");
            return Integer.toString(request.getParameterMap().size());
        }

        @PostMapping("/things")
        @Access(Caller.STAFF)
        String create(@RequestBody Map<String, Object> thing) {
            return "ok";
        }

        @GetMapping("/things/{id}")
        @Access(Caller.STAFF)
        String thing(@PathVariable String id) {
            return "ok";
        }

        @DeleteMapping("/things/{id}")
        @Access(Caller.STAFF)
        String delete(@PathVariable String id) {
            return "ok";
        }
    }

    @RestController
    @Access(Caller.STAFF)
    static class ClassRule {

        @GetMapping("/class-rule")
        String byClass() {
            return "ok";
        }

        @GetMapping("/method-rule")
        @Access(Caller.ANYONE)
        String byMethod() {
            return "ok";
        }
    }

    @RestControllerAdvice
    static class Refusals {

        @ExceptionHandler
        ResponseEntity<ErrorBody> refuse(ApiException refusal) {
            return ResponseEntity.status(refusal.status()).body(new ErrorBody(List.copyOf(refusal.errors())));
        }
    }

    @Endpoint(id = "action")
    static class Action {

        @WriteOperation
        void act() {}
    }
}
