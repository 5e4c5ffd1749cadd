package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Checks that the replayer can fail: in each test a small suite is wrong in one way. */
class ReplayerTests {
    private static final String ID = "64b000000000000000000001";
    private static final String COUNTRY = "{\"id\":\"" + ID + "\",\"name\":\"Colombia\",\"version\":0}";

    private final FakeBus bus = new FakeBus();
    private final List<JsonNode> stored = new ArrayList<>();
    private final List<Mails.Mail> mails = new ArrayList<>();
    private final List<String> callers = new ArrayList<>();
    private HttpServer server;
    private Handler handler = exchange -> answer(exchange, 404, "{}");
    private String deviations = "";

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                callers.add(caller(exchange));
                handler.handle(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String caller(HttpExchange exchange) {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        return cookie == null
                ? "nobody"
                : Sessions.claims(cookie.split("=", 2)[1].split(";")[0])
                        .path("email")
                        .asString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private FileResult replay(String... steps) {
        Http http = new Http(path -> "http://127.0.0.1:" + server.getAddress().getPort());
        Replayer replayer = new Replayer(
                http,
                Sessions.recorded("a-key-of-at-least-thirty-two-bytes!!"),
                AccessTable.load(),
                bus,
                new FakeStores(),
                new FakeMails(),
                Deviations.parse(deviations),
                service -> {},
                Duration.ofMillis(300));
        return replayer.run(Transcript.parse("a/b", "{\"steps\":[" + String.join(",", steps) + "]}"));
    }

    private static String step(String name, String request, int status, String body, String more) {
        return """
                {"name":"%s","request":%s,"response":{"status":%d,"contentType":"application/json; charset=utf-8",
                "setsSession":false,"body":%s},"events":[]%s}""".formatted(name, request, status, body, more);
    }

    private static String request(String method, String path, String session) {
        return "{\"method\":\"%s\",\"path\":\"%s\",\"session\":%s,\"body\":null}"
                .formatted(method, path, session == null ? "null" : "\"" + session + "\"");
    }

    private static String create(String more) {
        return step(
                "create",
                request("POST", "/api/locations/countries", "admin"),
                201,
                "{\"id\":\"{{id:country1}}\",\"name\":\"Colombia\",\"version\":0}",
                more);
    }

    private static String list() {
        return step(
                "list",
                request("GET", "/api/locations/countries", null),
                200,
                "[{\"id\":\"{{id:country1}}\",\"name\":\"Colombia\",\"version\":0}]",
                "");
    }

    private static List<String> paths(FileResult result) {
        return result.failures()
                .flatMap(step -> step.differences().stream())
                .map(Difference::path)
                .toList();
    }

    @Test
    void theRecordedAnswerPasses() {
        handler = exchange -> answer(exchange, 201, COUNTRY);
        FileResult result = replay(create(""));
        assertThat(result.passed()).as(result.report(true)).isTrue();
    }

    @Test
    void anotherStatusIsFound() {
        handler = exchange -> answer(exchange, 200, COUNTRY);
        assertThat(paths(replay(create("")))).containsExactly("status");
    }

    @Test
    void anotherBodyIsFound() {
        handler = exchange -> answer(exchange, 201, COUNTRY.replace("Colombia", "Peru"));
        assertThat(paths(replay(create("")))).containsExactly("body.name");
    }

    @Test
    void aLeakedFieldIsFound() {
        handler = exchange -> answer(exchange, 201, COUNTRY.replace("}", ",\"activationCode\":123456}"));
        assertThat(paths(replay(create("")))).containsExactly("body.activationCode");
    }

    @Test
    void anIdThatChangesIsFound() {
        handler = exchange -> {
            boolean isList = exchange.getRequestMethod().equals("GET");
            answer(
                    exchange,
                    isList ? 200 : 201,
                    isList ? "[" + COUNTRY.replace(ID, "64b000000000000000000009") + "]" : COUNTRY);
        };
        assertThat(paths(replay(create(""), list()))).containsExactly("body[0].id");
    }

    @Test
    void anUnexpectedSessionIsFound() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "movers=a.e30.c; Path=/; HttpOnly");
            answer(exchange, 201, COUNTRY);
        };
        assertThat(paths(replay(create("")))).containsExactly("sets a session");
    }

    @Test
    void aMissingEventIsFound() {
        handler = exchange -> answer(exchange, 201, COUNTRY);
        String events = create("")
                .replace(
                        "\"events\":[]",
                        "\"events\":[{\"subject\":\"country:created\",\"data\":{\"id\":\"{{id:country1}}\"}}]");
        assertThat(paths(replay(events))).containsExactly("events.country:created");
    }

    @Test
    void anEventMayCarryMoreButNotLess() {
        handler = exchange -> {
            bus.add("office:created", "{\"id\":\"" + ID + "\",\"name\":\"Norte\",\"version\":0}");
            answer(exchange, 201, COUNTRY);
        };
        String event =
                "\"events\":[{\"subject\":\"office:created\",\"data\":{\"id\":\"{{id:country1}}\",\"%s\":\"Norte\"}}]";
        assertThat(replay(create("").replace("\"events\":[]", event.formatted("name")))
                        .passed())
                .isTrue();
        assertThat(paths(replay(create("").replace("\"events\":[]", event.formatted("city")))))
                .contains("events.office:created.city");
    }

    @Test
    void aSurplusCreationIsFoundAndASurplusUpdateIsGranted() {
        handler = exchange -> {
            bus.add("office:updated", "{\"id\":\"" + ID + "\",\"version\":1}");
            bus.add("user:created", "{\"id\":\"" + ID + "\",\"version\":0}");
            answer(exchange, 201, COUNTRY);
        };
        assertThat(paths(replay(create("")))).containsExactly("events.user:created");
    }

    @Test
    void aVersionThatDoesNotGrowIsFound() {
        handler = exchange -> {
            bus.add("office:updated", "{\"id\":\"" + ID + "\",\"version\":1}");
            bus.add("office:updated", "{\"id\":\"" + ID + "\",\"version\":1}");
            answer(exchange, 201, COUNTRY);
        };
        assertThat(paths(replay(create("")))).containsExactly("events.office:updated.version");
    }

    @Test
    void aWeakSuccessIsSentAsAdmin() {
        handler = exchange -> answer(exchange, 201, COUNTRY);
        assertThat(replay(create("").replace("\"admin\"", "null")).passed()).isTrue();
        assertThat(callers).containsExactly("admin@meb.test");
    }

    @Test
    void aWeakRefusalIsCheckedBeforeTheRecordedErrorIs() {
        String step = step(
                "bad",
                request("POST", "/api/locations/countries", "stranger"),
                400,
                "{\"errors\":[{\"message\":\"Name is required\",\"field\":\"name\"}]}",
                "");
        String error = "{\"errors\":[{\"message\":\"Name is required\",\"field\":\"name\"}]}";
        handler = exchange -> {
            boolean admin = caller(exchange).startsWith("admin");
            answer(exchange, admin ? 400 : 403, admin ? error : "{\"errors\":[{\"message\":\"Forbidden\"}]}");
        };
        assertThat(replay(step).passed()).isTrue();
        assertThat(callers).containsExactly("stranger@meb.test", "admin@meb.test");

        handler = exchange -> answer(exchange, 400, error);
        assertThat(paths(replay(step))).containsExactly("refusal of the recorded session");
    }

    @Test
    void aStoredFieldThatIsMissingIsFound() {
        stored.add(Json.parse("{\"_id\":{\"$oid\":\"" + ID + "\"},\"name\":\"Colombia\",\"more\":1}"));
        String db = """
                {"name":"stored","request":{"method":"DB","path":"locations.countries","session":null,"body":{}},
                "response":{"status":null,"body":[{"_id":{"$oid":"{{id:country1}}"},"%s":"Colombia"}]},"events":[]}""";
        assertThat(replay(db.formatted("name")).passed()).isTrue();
        assertThat(paths(replay(db.formatted("slug")))).containsExactly("stored[0].slug");
    }

    @Test
    void aReadIsRepeatedUntilTheEventHasTravelled() {
        List<Integer> tries = new ArrayList<>();
        handler = exchange -> {
            tries.add(1);
            answer(exchange, 200, tries.size() < 4 ? "[]" : "[" + COUNTRY + "]");
        };
        assertThat(replay(list()).passed()).isTrue();
        assertThat(tries).hasSize(4);
    }

    @Test
    void aMissingMailIsFound() {
        handler = exchange -> answer(exchange, 201, COUNTRY);
        String mail =
                ",\"mails\":[{\"to\":\"a@b.co\",\"subject\":\"Hi\",\"context\":{\"name\":\"Ana\",\"link\":\"https://x.test/?email=a@b.co\"}}]";
        assertThat(paths(replay(create(mail)))).containsExactly("mail to a@b.co");

        mails.add(new Mails.Mail(
                "a@b.co", "Hi", "Ana", GatewayMails.links("<a href=\"https://x.test/?email=a%40b.co\">")));
        assertThat(replay(create(mail)).passed()).isTrue();
    }

    @Test
    void aSurplusMailIsFound() {
        handler = exchange -> answer(exchange, 201, COUNTRY);
        mails.add(new Mails.Mail("a@b.co", "Hi", "", List.of()));
        assertThat(paths(replay(create("")))).containsExactly("mails of the file");
    }

    @Test
    void aListedDeviationPassesAndALineThatIsNotNeededFails() {
        deviations = "a/b | create | 18 | 400 \"in use\"";
        handler = exchange -> answer(exchange, 400, "{\"errors\":[{\"message\":\"in use\"}]}");
        assertThat(replay(create("")).passed()).isTrue();

        handler = exchange -> answer(exchange, 400, "{\"errors\":[{\"message\":\"other\"}]}");
        assertThat(replay(create("")).passed()).isFalse();

        handler = exchange -> answer(exchange, 201, COUNTRY);
        assertThat(replay(create("")).passed()).isFalse();
    }

    @Test
    void aStepThatUsesWhatADeviatingStepDidNotMakeCountsWithIt() {
        deviations = "a/b | create | 18 | 400";
        handler = exchange -> {
            boolean isList = exchange.getRequestMethod().equals("GET");
            answer(exchange, isList ? 200 : 400, isList ? "[]" : "{\"errors\":[{\"message\":\"no\"}]}");
        };
        String use = step("use", request("GET", "/api/clients/{{id:country1}}", null), 200, "{}", "");
        FileResult result = replay(create(""), list(), use);
        assertThat(result.passed()).as(result.report(true)).isTrue();
    }

    private static final class FakeBus implements Bus {
        private final List<Event> events = new ArrayList<>();

        synchronized void add(String subject, String data) {
            events.add(new Event(subject, Json.parse(data)));
        }

        @Override
        public synchronized List<Event> events() {
            return List.copyOf(events);
        }

        @Override
        public void publish(String subject, JsonNode data) {}

        @Override
        public void settle() {}

        @Override
        public synchronized void clear() {
            events.clear();
        }
    }

    private final class FakeStores implements Stores {
        @Override
        public List<JsonNode> find(String collection, JsonNode filter) {
            return stored;
        }

        @Override
        public void makeDue(String resourceId) {}

        @Override
        public void clear() {}
    }

    private final class FakeMails implements Mails {
        @Override
        public List<Mail> all() {
            return mails;
        }

        @Override
        public void clear() {}
    }
}
