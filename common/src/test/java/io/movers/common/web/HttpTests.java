package io.movers.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The behaviour of a service over a real connection. */
@SpringBootTest(
        classes = TinyService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=tiny",
            "movers.web.max-body-size=10KB",
            "movers.web.body-timeout=2s",
            "movers.web.revalidated=/api/tiny/list",
            "PORT=0",
            "JWT_KEY=0123456789abcdef0123456789abcdef",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
@ExtendWith(OutputCaptureExtension.class)
class HttpTests {

    private static final String NOT_FOUND = "{\"errors\":[{\"message\":\"Not Found\"}]}";
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    static Path images;

    @LocalServerPort
    int port;

    @Value("${local.management.port}")
    int managementPort;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("IMAGES_DIR", images::toString);
    }

    @Test
    void healthRouteAnswersAsRecorded() throws Exception {
        HttpResponse<String> answer = get("/api/tiny/healthz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"message\":\"I'm just fine...\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(get("/api/tiny/healthz/").statusCode()).isEqualTo(200);
        assertThat(get("/api/tiny/HEALTHZ").statusCode()).isEqualTo(404);
    }

    @Test
    void aRevalidatedListIsSentAgainOnlyIfItHasChanged() throws Exception {
        HttpResponse<String> first = get("/api/tiny/list?page=2");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = send(request("/api/tiny/list?page=2").header("If-None-Match", tag));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("Cache-Control")).contains("private, no-cache");

        HttpResponse<String> other = send(request("/api/tiny/list?page=3").header("If-None-Match", tag));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isNotEqualTo(first.body());
        assertThat(get("/api/tiny/written").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(control -> assertThat(control).contains("no-store"));
    }

    /** Tomcat refuses the name express:sess and logs the whole header. The test reads the level because Tomcat does so only once. */
    @Test
    void sessionsInCookieHeadersAreNotWrittenToTheLog() {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

        assertThat(logging.getLoggerConfiguration("org.apache.tomcat.util.http.parser.Cookie"))
                .extracting(LoggerConfiguration::getConfiguredLevel)
                .isEqualTo(LogLevel.WARN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/tiny/nope",
        "POST, /api/tiny/nope",
        "PUT, /",
        "DELETE, /api/tiny/signin",
        "GET, /api/tiny/signin",
        "PATCH, /api/tiny/a/b/c",
        "GET, /error",
        "GET, /api//tiny",
    })
    void anUnknownPathIsTheSame404ForEveryMethod(String method, String path) throws Exception {
        HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(NOT_FOUND);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("application/json;charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "[{\"email\":\"a@b.co\"}]"})
    void aBodyWithoutFieldsViolatesEveryCheck(String body) throws Exception {
        HttpResponse<String> answer = post("/api/tiny/signin", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"errors\":[{\"message\":\"Invalid email\",\"field\":\"email\"},"
                        + "{\"message\":\"Must provide password\",\"field\":\"password\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"})
    void aFormIsRefusedEverywhere(String type) throws Exception {
        String body = "{\"email\":\"a@b.co\",\"password\":\"secret\"}";

        HttpResponse<String> checked = post("/api/tiny/signin", body, type);
        HttpResponse<String> unchecked = post("/api/tiny/everything", "text=x", type);
        HttpResponse<String> empty = post("/api/tiny/everything", "", type);
        HttpResponse<String> bodiless = post("/api/tiny/bodiless", "text=x", type);

        assertThat(checked.statusCode()).isEqualTo(400);
        assertThat(checked.body()).contains("Invalid email", "Must provide password");
        assertThat(unchecked.statusCode()).isEqualTo(400);
        assertThat(unchecked.body()).contains("The body must be JSON");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(bodiless.statusCode()).isEqualTo(400);
    }

    @Test
    void noBodyAndNoContentTypeIsAnEmptyObject() throws Exception {
        HttpResponse<String> answer = send(request("/api/tiny/everything").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"count\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":", "\"text\"", "5", "null", "  ", "{} trailing", "{\"a\":1}}", "\u0000"})
    void brokenJsonIsReported(String body) throws Exception {
        HttpResponse<String> answer = post("/api/tiny/signin", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsPattern("The body (is not valid JSON|must be a JSON object)");
    }

    @Test
    void bodyIsCastAsMongooseCastsIt() throws Exception {
        HttpResponse<String> answer = post("/api/tiny/everything", """
            {"text": 12.50, "number": "70.5", "whole": "0042", "count": "", "flag": "yes", "at": "2026-11-24T02:30:00.123456-05:00",
             "points": {"lat": "4.6", "lng": ""}, "names": [1, true, "x"], "more": {"a": 1}, "id": "unknown", "text": "last wins"}\
            """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body())).isEqualTo(json.readTree("""
            {"text": "last wins", "number": 70.5, "whole": 42, "count": 0, "flag": true, "at": "2026-11-24T07:30:00.123Z",
             "points": [{"lat": 4.6}], "names": ["1", "true", "x"], "more": {"a": 1}}\
            """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":{\"$gt\":\"\"}}     | text",
                "{\"text\":[\"x\"]}            | text",
                "{\"number\":\"heavy\"}        | number",
                "{\"number\":{}}               | number",
                "{\"number\":1e999}            | number",
                "{\"number\":\"NaN\"}          | number",
                "{\"whole\":1.5}               | whole",
                "{\"whole\":1e12}              | whole",
                "{\"flag\":\"maybe\"}          | flag",
                "{\"flag\":\"\"}               | flag",
                "{\"at\":\"garbage\"}          | at",
                "{\"at\":true}                 | at",
                "{\"points\":[{},{\"lat\":\"x\"}]} | points[1].lat",
                "{\"points\":\"x\"}            | points[0]",
                "{\"names\":[\"a\",{}]}        | names[1]",
            })
    void valueThatCannotBeCastIsReportedWithItsPath(String body, String field) throws Exception {
        HttpResponse<String> answer = post("/api/tiny/everything", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/errors/0/message").asString())
                .isEqualTo("Invalid value");
        assertThat(json.readTree(answer.body()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "\"2022-01-01\", 2022-01-01T00:00:00.000Z",
        "\"2022-01-01T10:00\", 2022-01-01T10:00:00.000Z",
        "\"2022-01-01T10:00:00.5Z\", 2022-01-01T10:00:00.500Z",
        "1640995200000, 2022-01-01T00:00:00.000Z",
        "\"1640995200000\", 2022-01-01T00:00:00.000Z",
    })
    void datesAreReadInTheFormsOfJavaScript(String value, String expected) throws Exception {
        HttpResponse<String> answer = post("/api/tiny/everything", "{\"at\":" + value + "}");

        assertThat(json.readTree(answer.body()).path("at").asString()).isEqualTo(expected);
    }

    @Test
    void answersAreWrittenLikeJavaScriptWritesThem() throws Exception {
        assertThat(json.readTree(get("/api/tiny/written").body()))
                .isEqualTo(json.readTree(
                        "{\"number\":71,\"fraction\":70.5,\"at\":\"2026-11-24T07:30:00.000Z\",\"deletedAt\":null}"));
    }

    @Test
    void malformedIdIsReportedAfterTheBodyWasChecked() throws Exception {
        assertThat(put("/api/tiny/xyz/everything", "{}").body()).contains("Invalid id");
        assertThat(put("/api/tiny/xyz/everything", "{}").statusCode()).isEqualTo(400);
        assertThat(put("/api/tiny/xyz/everything", "{\"number\":\"x\"}").body()).contains("\"number\"");
        assertThat(put("/api/tiny/5f0000000000000000000404/everything", "{}").body())
                .contains("5f0000000000000000000404");
        assertThat(put("/api/tiny/abcdefghijkl/everything", "{}").body()).contains("6162636465666768696a6b6c");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 50",
        "page=2&perPage=10, 10, 10",
        "page=0&perPage=10, 0, 10",
        "page=-1, 0, 50",
        "page=abc, 0, 50",
        "perPage=1e%2026, 0, 10000",
        "perPage=0, 0, 10000",
        "perPage=-2, 0, 2",
        "perPage=5000, 0, 1000",
        "perPage=99999999999999999999&page=99999999999999999999, 2147483647, 1000",
        "page=3&page=4&perPage=7&perPage=2, 6, 2",
        "perPage[$gt]=2, 0, 50",
    })
    void invalidPageParametersNeverFail(String query, long page, int perPage) throws Exception {
        JsonNode answer =
                json.readTree(get("/api/tiny/list?" + query.replace("[", "%5B").replace("]", "%5D"))
                        .body());

        assertThat(answer.get("page").asLong()).isEqualTo(page);
        assertThat(answer.get("perPage").asInt()).isEqualTo(perPage);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-01&to=2026-11-30, 2026-11-01T05:00:00Z, 2026-12-01T05:00:00Z",
        "to=2026-11-30T10:00:00.000Z, null, 2026-11-30T10:00:00.001Z",
        "from=2025-01-01&from=2026-11-01&to=x&to=2026-11-30, 2026-11-01T05:00:00Z, 2026-12-01T05:00:00Z",
        "from=&to=, null, null",
    })
    void aDateRangeIncludesItsLastDay(String query, String from, String to) throws Exception {
        JsonNode answer = json.readTree(get("/api/tiny/list?" + query).body());

        assertThat(answer.get("from").asString()).isEqualTo(from);
        assertThat(answer.get("to").asString()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "name=a&name=b, b",
        "name=a&name=, ''",
        "'name=a,b', 'a,b'",
        "other=a, null",
        "name[$ne]=a, null",
    })
    void theLastValueOfADeclaredParameterCounts(String query, String name) throws Exception {
        JsonNode answer =
                json.readTree(get("/api/tiny/list?" + query.replace("[", "%5B").replace("]", "%5D"))
                        .body());

        assertThat(answer.get("name").asString()).isEqualTo(name);
    }

    @Test
    void everyParameterThatDoesNotFitIsNamed() throws Exception {
        assertThat(get("/api/tiny/list?name=01234567890&from=x&to=y").body())
                .isEqualTo("{\"errors\":[{\"message\":\"Máximo 10 caracteres\",\"field\":\"name\"},"
                        + "{\"message\":\"Invalid date\",\"field\":\"from\"}]}");
        assertThat(get("/api/tiny/list?name=a%0Ab").body())
                .isEqualTo("{\"errors\":[{\"message\":\"Caracteres no permitidos\",\"field\":\"name\"}]}");
    }

    @Test
    void aRequiredParameterIsAskedFor() throws Exception {
        assertThat(get("/api/tiny/needed?name=a").body()).isEqualTo("{\"name\":\"a\"}");
        assertThat(get("/api/tiny/needed?name=a&name=").statusCode()).isEqualTo(400);
        assertThat(get("/api/tiny/needed").body()).isEqualTo("{\"errors\":[{\"message\":\"Name is required\"}]}");
    }

    @Test
    void aDateThatCannotBeReadIsRefused() throws Exception {
        HttpResponse<String> answer = get("/api/tiny/list?from=garbage");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"Invalid date\",\"field\":\"from\"}]}");
        assertThat(get("/api/tiny/list?to=%2B999999999-01-01T00:00:00Z").statusCode())
                .isEqualTo(400);
    }

    @Test
    void failuresHaveTheShapeOfErrorsAndTellNoSecrets() throws Exception {
        assertThat(get("/api/tiny/fails/conflict").statusCode()).isEqualTo(409);
        assertThat(get("/api/tiny/fails/race").statusCode()).isEqualTo(409);
        assertThat(get("/api/tiny/fails/duplicate").statusCode()).isEqualTo(400);
        assertThat(get("/api/tiny/fails/duplicate").body()).doesNotContain("secret");
        assertThat(get("/api/tiny/fails/rate").headers().firstValue("Retry-After"))
                .contains("30");
        assertThat(get("/api/tiny/fails/else").statusCode()).isEqualTo(500);
        assertThat(get("/api/tiny/fails/else").body())
                .isEqualTo("{\"errors\":[{\"message\":\"Something went wrong\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tiny/%00", "/api/tiny/a%2fb", "/api/tiny/a|b", "/../x", "/a/%zz"})
    void refusalByTomcatHasTheErrorShape(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer).contains("{\"errors\":[{\"message\":\"Bad Request\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/tiny/list HTTP/1.1|Host: localhost|Transfer-Encoding: x",
                "GET /api/tiny/list HTTP/1.1|Host: localhost|Transfer-Encoding: chunked, x",
                "GET /api/tiny/list HTTP/1.1|Host: localhost|Transfer-Encoding: chunked|Transfer-Encoding: x",
                "GET /api/tiny/list HTTP/9.9|Host: localhost",
                "GET /api/tiny/list HTTP/1.1|X: no host",
                "GET /api/tiny/list HTTP/1.1|Host: a b",
                "GET /api/tiny/list HTTP/1.1|Host: a|Host: b",
                "GET /api/tiny/list HTTP/1.1|Host: [::1",
                "G@T{ /api/tiny/list HTTP/1.1|Host: localhost",
                "GET  HTTP/1.1|Host: localhost",
                "nonsense",
                "GET /api/tiny/list HTTP/1.1|Host: localhost|Content-Length: x",
                "GET /api/tiny/list HTTP/1.1|Host: localhost|Content-Length: -1",
                "GET /api/tiny/list HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2",
                "POST /api/tiny/list HTTP/1.1|Host: localhost|Expect: x",
                "FOO /api/tiny/list HTTP/1.1|Host: localhost",
                "TRACE /api/tiny/list HTTP/1.1|Host: localhost"
            })
    void aRequestThatIsNoneIsTheCallersMistake(String head) throws Exception {
        String answer = raw(head.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n");

        // What names no version of HTTP is answered as in its first one: without a head.
        assertThat(answer)
                .containsPattern("^(HTTP/1.1 4[0-9][0-9] |\\{\"errors\")")
                .contains("{\"errors\":[{\"message\":");
    }

    @Test
    void oversizedHeadersHaveTheShapeOfErrors() throws Exception {
        String answer =
                raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer).contains("{\"errors\":[{\"message\":");
    }

    @Test
    void aBodyOverTheLimitIs413WhetherItsLengthIsKnownOrNot() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> announced = send(request("/api/tiny/everything")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
        HttpResponse<String> chunked = send(request("/api/tiny/everything")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).isEqualTo("{\"errors\":[{\"message\":\"The body is larger than 10 kB\"}]}");
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).isEqualTo(announced.body());
    }

    @Test
    void aRouteThatReadsNoBodyRefusesALargeOneToo() throws Exception {
        HttpResponse<String> answer = post("/api/tiny/bodiless", "{\"x\":\"" + "x".repeat(20_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void routeWithADeclaredLimitAcceptsLargerBodies() throws Exception {
        String body = "{\"rows\":[{\"x\":\"" + "x".repeat(1_000_000) + "\"}]}";

        assertThat(post("/api/tiny/rows", body).body()).isEqualTo("{\"rows\":1}");
        assertThat(post("/api/tiny/rows", body.replace("}]}", "x".repeat(1_200_000) + "}]}"))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void bodyOfARefusedCallerIsNotRead() throws Exception {
        assertThat(post("/api/tiny/closed", "{\"rows\":[{\"x\":\"" + "x".repeat(5_000_000))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void moreRowsThanAListMayHaveAreOneViolation() throws Exception {
        HttpResponse<String> answer = post("/api/tiny/rows", "{\"rows\":[" + "{},".repeat(50_000) + "{}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"errors\":[{\"message\":\"Too many rows\",\"field\":\"rows\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tiny/everything, '{\"names\":', '[', ']', 60",
        "/api/tiny/everything, '{\"other\":', '[', ']', 60",
        "/api/tiny/everything, '{\"more\":', '{\"a\":', '}', 60",
        "/api/tiny/rows, '{\"other\":[', '{},', '', 400000",
    })
    void depthAndNumberOfValuesAreBounded(String path, String start, String open, String close, int times)
            throws Exception {
        String body = start + open.repeat(times) + "1" + close.repeat(times) + (close.isEmpty() ? "]}" : "}");

        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("nested too deeply or holds too many values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "\\ufeffx", "a\\u0000", "\\u001b[2J"})
    void forbiddenCharactersAreRefusedInEveryString(String text) throws Exception {
        HttpResponse<String> answer = post("/api/tiny/everything", "{\"names\":[\"a\",\"" + text + "\"]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"names[1]\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=%ff", "%ff=1", "x=%ff", "x=%", "x=%4", "x=%zz", "x=%c3%28", "x=%ed%a0%80", "page=1&x=%ff"})
    void aQueryThatCannotBeDecodedIs400(String query) throws Exception {
        String answer =
                raw("GET /api/tiny/list?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer).contains("{\"errors\":[{\"message\":\"The query cannot be read\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "=x",
                "&",
                "&&",
                "&page=3&perPage=10",
                "page=3&&perPage=10&",
                "x&page=3",
                "page=3&page=4&=%20",
                ""
            })
    void queryParameterWithoutANameIsIgnored(String query) throws Exception {
        String answer =
                raw("GET /api/tiny/list?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer).contains(query.contains("page=3") ? "\"page\":" : "\"page\":0");
        assertThat(answer.contains("\"page\":20") && answer.contains("\"perPage\":10"))
                .isEqualTo(query.contains("perPage"));
    }

    @Test
    void formFieldsAreNotQueryParameters() throws Exception {
        HttpResponse<String> answer = send(request("/api/tiny/list")
                .header("Content-Type", "application/json")
                .method("GET", BodyPublishers.ofString("page=%ff")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void callersCannotForgeLogLines(CapturedOutput output) throws Exception {
        String forged = "%0d%0a2026-01-01T00:00:00.000Z%20INFO%20forged";
        raw("GET /api/tiny/list?x=%ff" + forged + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        get("/api/tiny/throws?text=a" + forged);

        assertThat(output.getAll().lines().filter(line -> line.contains("INFO forged")))
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("2026-01-01"));
    }

    @Test
    void slowBodyIsCutOffAfterTheTimeout() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/tiny/everything HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 5000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
            drip.scheduleAtFixedRate(() -> writeSpace(out), 0, 20, TimeUnit.MILLISECONDS);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            drip.shutdownNow();

            assertThat(answer).startsWith("HTTP/1.1 408").contains("The body took too long to arrive");
        }
    }

    private static void writeSpace(OutputStream out) {
        try {
            out.write(' ');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void proxyOnThisMachineIsTrusted() throws Exception {
        HttpResponse<String> answer = send(request("/api/tiny/caller")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https"));

        assertThat(answer.body()).isEqualTo("{\"address\":\"203.0.113.7\",\"secure\":true}");
    }

    @Test
    void requestIdIsKeptOrCreated() throws Exception {
        HttpResponse<String> kept = send(request("/api/tiny/healthz").header("X-Request-Id", "abc-1"));
        HttpResponse<String> made = send(request("/api/tiny/nope").header("X-Request-Id", "a b\tc"));

        assertThat(kept.headers().firstValue("X-Request-Id")).contains("abc-1");
        assertThat(made.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
    }

    @Test
    void documentationIsGeneratedFromTheRoutesBelowTheServicesPath() throws Exception {
        HttpResponse<String> redirect = get("/api/tiny/docs");
        HttpResponse<String> page = get("/api/tiny/docs/");
        JsonNode api = json.readTree(get("/api/tiny/docs.json").body());

        assertThat(redirect.statusCode()).isEqualTo(301);
        assertThat(redirect.headers().firstValue("Location")).contains("/api/tiny/docs/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(get("/api/tiny/docs/swagger-ui/swagger-ui-bundle.js").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/tiny/docs/initializer.js").body()).contains("/api/tiny/docs.json");
        assertThat(page.body()).contains("src=\"initializer.js\"").doesNotContain("<script>");
        assertThat(api.at("/info/title").asString()).isEqualTo("Movers: tiny");
        assertThat(api.path("paths").propertyNames())
                .contains("/api/tiny/signin", "/api/tiny/{id}/everything", "/api/tiny/healthz")
                .doesNotContain("/error", "/api/tiny/docs", "/api/tiny/written");
        assertThat(api.at("/paths/~1api~1tiny~1list/get/parameters").findValuesAsString("name"))
                .containsExactly("name", "page", "perPage", "from", "to");
        assertThat(api.at("/paths/~1api~1tiny~1list/get/parameters/0/schema/maxLength")
                        .asInt())
                .isEqualTo(10);
        assertThat(api.at("/paths/~1api~1tiny~1{id}~1everything/put/parameters/0/schema/type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void actuatorHasItsOwnPort() throws Exception {
        assertThat(managementPort).isNotEqualTo(port);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(404);
        for (String path : new String[] {"health/liveness", "info", "metrics", "prometheus"}) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + managementPort + "/actuator/" + path))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void anImageIsServedFromTheAddressItIsGiven() throws Exception {
        String dataUrl = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(PNG);

        String url = json.readTree(post("/api/tiny/photo", "{\"photo\":\"" + dataUrl + "\"}")
                        .body())
                .get("url")
                .asString();
        HttpResponse<byte[]> image =
                client.send(request(URI.create(url).getPath()).build(), BodyHandlers.ofByteArray());

        assertThat(url)
                .startsWith("http://localhost:8080/api/tiny/images/users/")
                .endsWith(".png");
        assertThat(image.body()).isEqualTo(PNG);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(image.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tiny/images/../tiny.yml",
                "/api/tiny/images/%2e%2e/%2e%2e/etc/passwd",
                "/api/tiny/images/users/..%5c..%5cx",
                "/api/tiny/images/",
                "/api/tiny/images/users",
                "/api/tiny/images//etc/passwd",
            })
    void nothingOutsideTheImagesIsServed(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 40[04]").contains("{\"errors\":[{\"message\":");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput(); // no body follows; else the server waits for one where the head announces it
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body, "application/json");
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }
}
