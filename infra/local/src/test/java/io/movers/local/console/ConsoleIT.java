package io.movers.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.browser.Chromium;
import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import io.movers.local.deploy.RawHttp;
import io.movers.local.story.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The console of a running suite, asked as its page asks, and looked at in Chromium where there is one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final boolean UPDATE_DOCUMENTS = Boolean.getBoolean("screenshots.update");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path dir;

    private Suite suite;
    private Browser admin;

    @BeforeAll
    void start() {
        suite = Suite.start(SuiteConfig.onFreePorts(dir.resolve("suite"))
                .with("RATE_LIMIT_ENABLED", "false")
                .with("movers.events.park-after-attempts", "1")
                .with("movers.events.parked-retry-first", "1h")
                .with("movers.events.parked-retry-longest", "1h")
                .with("movers.events.parked-poll", "200ms"));
        admin = new Browser(suite.url());
        admin.post(
                        "/api/users/signin",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(suite.adminEmail(), suite.adminPassword()))
                .is(200);
        admin.post("/api/clients", "{\"name\":\"Acme\",\"nit\":\"900.1\",\"logo\":\"acme.png\"}")
                .is(201);
        await().atMost(SOON)
                .until(() -> admin.post(
                                        "/api/users/domains",
                                        "{\"domains\":[{\"domain\":\"acme.example\",\"client\":\"Acme\"}]}")
                                .status()
                        < 300);
    }

    @AfterAll
    void stop() {
        suite.close();
    }

    private String signUp(String name) {
        return new Browser(suite.url())
                .post("/api/users/signup", """
                    {"email":"%2$s@acme.example","password":"secret-1","firstName":"%1$s","lastName":"Ruiz","client":"Acme",
                    "office":"Norte","mainTransportationMethod":"Moto","secondaryTransportationMethod":"Caminando","termsDate":true,
                    "comodatoDate":true}\
                    """.formatted(name, name.toLowerCase(Locale.ROOT)))
                .is(201)
                .path("id")
                .asString();
    }

    private JsonNode console(String path) {
        return admin.get("/local/" + path).is(200);
    }

    private JsonNode event(String subject, String aggregate) {
        return StreamSupport.stream(console("events").spliterator(), false)
                .filter(event -> event.path("subject").asString().equals(subject)
                        && event.path("aggregate").asString().equals(aggregate))
                .findFirst()
                .orElse(null);
    }

    @Test
    void signUpIsOneTraceFromTheRequestToTheMailAndLogLinesNameIt() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger mailLog = (Logger) LoggerFactory.getLogger("io.movers.notifications");
        lines.start();
        mailLog.addAppender(lines);
        String user = signUp("traced");
        await().atMost(SOON).until(() -> event("user:created", user) != null);
        String trace = event("user:created", user).path("trace").asString();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(console("traces/" + trace))
                        .extracting(span -> span.path("service").asString() + " "
                                + span.path("name").asString())
                        .contains(
                                "auth POST /api/users/signup",
                                "auth insert users",
                                "auth create user:created",
                                "auth send user:created",
                                "notifications process user:created",
                                "notifications send mail",
                                "travels process user:created"));

        JsonNode spans = console("traces/" + trace);
        JsonNode created = named(spans, "create user:created");
        assertThat(parentOf(spans, created).path("name").asString()).isEqualTo("POST /api/users/signup");
        assertThat(parentOf(spans, named(spans, "process user:created"))).isEqualTo(created);
        assertThat(parentOf(spans, named(spans, "send mail")).path("name").asString())
                .isEqualTo("process user:created");
        assertThat(named(spans, "POST /api/users/signup").path("attributes").toString())
                .contains("\"http.response.status_code\":\"201\"", "\"http.route\":\"/api/users/signup\"");
        assertThat(spans.toString()).doesNotContain("traced", "acme.example");
        mailLog.detachAppender(lines);
        assertThat(List.copyOf(lines.list))
                .anySatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .containsEntry("traceId", trace)
                        .containsKey("spanId"));
    }

    private static JsonNode named(JsonNode spans, String name) {
        return StreamSupport.stream(spans.spliterator(), false)
                .filter(span -> span.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + spans));
    }

    private static JsonNode parentOf(JsonNode spans, JsonNode child) {
        return StreamSupport.stream(spans.spliterator(), false)
                .filter(span -> span.path("id").equals(child.path("parent")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no parent of " + child + " in " + spans));
    }

    @Test
    void eventShowsItsWayAndItsBodyWithoutSecrets() {
        String user = signUp("shown");
        await().atMost(SOON)
                .until(() -> event("user:created", user) != null
                        && event("user:created", user).path("deliveries").size() >= 5);
        JsonNode event = event("user:created", user);

        assertThat(event.path("from").asString()).isEqualTo("auth");
        assertThat(event.path("to").toString()).contains("notifications", "travels");
        assertThat(event.path("version").asInt()).isZero();
        JsonNode body = console("events/" + event.path("id").asString()).path("body");
        assertThat(body.path("id").asString()).isEqualTo(user);
        assertThat(body.path("activationCode").asString()).isEqualTo("•••");
    }

    @Test
    void statusShowsEveryServiceAndWhoToSignInAs() {
        JsonNode status = console("status");

        assertThat(status.path("services"))
                .extracting(service -> service.path("id").asString() + " "
                        + service.path("status").asString())
                .containsExactly(
                        "auth UP", "clients UP", "locations UP", "notifications UP", "resources UP", "travels UP");
        assertThat(status.path("parts").toString())
                .isEqualTo("{\"broker\":\"UP\",\"database\":\"UP\",\"mail\":\"UP\"}");
        assertThat(status.path("signIn").path("email").asString()).isEqualTo(suite.adminEmail());
        assertThat(status.path("consumers").toString())
                .contains("\"service\":\"travels\"", "\"subject\":\"user:created\"");
    }

    @Test
    void aServiceThatIsAwayIsShownAsAway() {
        suite.stop(Service.LOCATIONS);
        try {
            assertThat(console("status").path("services").path(2).path("status").asString())
                    .isEqualTo("AWAY");
        } finally {
            suite.start(Service.LOCATIONS);
        }
    }

    @Test
    void mailIsServedSoThatItRunsNoScriptsAndItsLinksLeadHere() throws Exception {
        signUp("mailed");
        await().atMost(SOON).until(() -> mailTo("mailed") != null);
        JsonNode mail = mailTo("mailed");

        assertThat(mail.path("text").asString()).contains(suite.url() + "/auth/activacion?codigo=");
        RawHttp.Answer html = RawHttp.get(
                port(), "localhost", "/local/mails/" + mail.path("id").asString());
        assertThat(html.text()).contains("Activar mi cuenta");
        assertThat(html.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "sandbox")
                        .doesNotContain("allow-scripts"));
    }

    private JsonNode mailTo(String name) {
        return StreamSupport.stream(console("mails").spliterator(), false)
                .filter(mail -> mail.path("to").asString().equals(name + "@acme.example"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws Exception {
        assertThat(RawHttp.get(port(), "movers.evil.example", "/local/status").status())
                .isEqualTo(403);
        assertThat(RawHttp.get(port(), "localhost:" + port(), "/local/status").status())
                .isEqualTo(200);
        HttpRequest.Builder discard = HttpRequest.newBuilder(URI.create(suite.url() + "/local/dead-letters/discard"))
                .header("Content-Type", "application/json")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"service\":\"auth\",\"id\":\"x\"}"));
        assertThat(HTTP.send(discard.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        discard.setHeader("Origin", suite.url()).setHeader("Content-Type", "text/plain");
        assertThat(HTTP.send(discard.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    private int port() {
        return URI.create(suite.url()).getPort();
    }

    @Test
    void restartedServiceRunsTheCompiledClassesAndAnswersAgain() {
        JsonNode done = admin.post("/local/services/restart", "{\"service\":\"locations\"}")
                .is(200);

        assertThat(done.path("restarted").asString()).isEqualTo("locations");
        admin.get("/api/locations/healthz").is(200);
        assertThat(suite.context(Service.LOCATIONS)
                        .getBean("cityController")
                        .getClass()
                        .getClassLoader())
                .isNotEqualTo(getClass().getClassLoader());
        admin.post("/local/services/restart", "{\"service\":\"nothing\"}").is(404);
    }

    @Test
    void consoleInABrowserShowsASignUpAsEventTraceAndMailAndRetriesADeadLetter() throws Exception {
        Optional<Path> program = Chromium.find();
        Programs.tell(program.isPresent(), "chromium", "the console is not looked at in a browser");
        if (program.isEmpty()) {
            return;
        }
        try (Chromium page = Chromium.start(program.get())) {
            page.size(1280, 800);
            page.dark(false);
            page.open(suite.url() + "/");
            page.await("document.querySelectorAll('#services .good').length === 6");
            page.await("document.getElementById('connection').textContent.includes('live')");
            keyboardReachesTheContent(page);
            everythingHasAName(page);
            picture(page, "overview");

            String user = signUp("Ana");
            showsTheEvent(page, user);
            showsTheTrace(page, event("user:created", user).path("trace").asString());
            activatesFromTheMail(page);
            retriesADeadLetter(page);

            fitsASmallWindowInTheDark(page);
            assertThat(page.complaints()).isEmpty();
        }
    }

    private static void keyboardReachesTheContent(Chromium page) {
        page.pressTab();
        assertThat(page.evaluate("document.activeElement.className").asString()).isEqualTo("skip");
        page.pressTab();
        assertThat(page.evaluate("document.activeElement.textContent").asString())
                .isEqualTo("Overview");
    }

    /** What a screen reader would read out. */
    private static void everythingHasAName(Chromium page) {
        assertThat(page.evaluate("""
            [...document.querySelectorAll('button, a, input, iframe, section, table, dialog')]
              .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')
                || e.title || e.labels?.length)).map(e => e.outerHTML).join('\\n')\
            """).asString()).isEmpty();
        assertThat(page.evaluate("document.documentElement.lang").asString()).isEqualTo("en");
    }

    private void showsTheEvent(Chromium page, String user) throws IOException {
        page.evaluate("location.hash = '#events'");
        String row = "[...document.querySelectorAll('#event-rows tr')].find(r => r.textContent.includes('user:created')"
                + " && r.textContent.includes('" + user.substring(16) + "'))";
        page.await(row + "?.querySelectorAll('.to .good').length >= 5");
        picture(page, "events");
        page.evaluate(row + ".querySelector('button').click()");
        page.await("document.getElementById('detail').open");
        assertThat(page.evaluate("document.querySelector('#detail pre').textContent")
                        .asString())
                .contains("\"activationCode\": \"•••\"");
        page.click("#detail form button");
    }

    private void showsTheTrace(Chromium page, String trace) throws IOException {
        // A request's own span is stored after its answer, in a batch that may come after those of its effects.
        List<String> steps =
                List.of("POST /api/users/signup", "create user:created", "process user:created", "send mail");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(console("traces/" + trace).toString()).contains(steps));
        page.evaluate("location.hash = '#traces/" + trace + "'");
        page.await("document.querySelectorAll('.spans li').length > 5");
        assertThat(page.evaluate("document.getElementById('waterfall').textContent")
                        .asString())
                .contains(steps);
        picture(page, "trace");
    }

    private void activatesFromTheMail(Chromium page) throws IOException {
        page.evaluate("location.hash = '#mails'");
        page.await("[...document.querySelectorAll('#mail-list button')].some(b =>"
                + " b.textContent.includes('ana@acme'))");
        page.evaluate("[...document.querySelectorAll('#mail-list button')].find(b =>"
                + " b.textContent.includes('ana@acme')).click()");
        page.await("document.querySelector('#mail iframe')?.src && document.querySelector('#mail pre a')");
        String link =
                page.evaluate("document.querySelector('#mail pre a').href").asString();
        assertThat(link).startsWith(suite.url() + "/auth/activacion?codigo=");
        picture(page, "mail");
        page.open(link);
        page.click("#form button");
        page.await("document.getElementById('result').textContent.includes('active')");
        new Browser(suite.url())
                .post("/api/users/signin", "{\"email\":\"ana@acme.example\",\"password\":\"secret-1\"}")
                .is(200);
        page.open(suite.url() + "/");
        page.await("document.querySelectorAll('#services .good').length === 6");
    }

    private void retriesADeadLetter(Chromium page) throws IOException {
        suite.smtp().close();
        String user;
        try {
            user = signUp("broken");
            page.evaluate("location.hash = '#dead-letters'");
            page.await("document.querySelector('#dead-rows')?.textContent.includes('" + user.substring(16) + "')");
            picture(page, "dead-letters");
        } finally {
            suite.smtp().open();
        }
        page.evaluate("[...document.querySelectorAll('#dead-rows tr')].find(r => r.textContent.includes('"
                + user.substring(16) + "')).querySelector('button').click()");
        await().atMost(SOON).until(() -> mailTo("broken") != null);
        page.await("!document.querySelector('#dead-rows').textContent.includes('" + user.substring(16) + "')");
    }

    private void fitsASmallWindowInTheDark(Chromium page) throws IOException {
        page.size(380, 740);
        page.dark(true);
        for (String section : List.of("overview", "events", "traces", "dead-letters", "mails", "documents")) {
            page.evaluate("location.hash = '#" + section + "'");
            page.await("!document.getElementById('" + section + "').hidden");
            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                    .as(section)
                    .isLessThanOrEqualTo(380);
        }
        page.evaluate("location.hash = '#events'");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asString())
                .isEqualTo("rgb(18, 25, 29)");
        picture(page, "small-dark");
    }

    /** Pictures of each run are beside the test results; `-Dscreenshots.update=true` replaces those in the documents. */
    private static void picture(Chromium page, String name) throws IOException {
        byte[] png = page.screenshot();
        write(Path.of("target", "screenshots", name + ".png"), png);
        if (UPDATE_DOCUMENTS) {
            write(Checkout.path("docs").resolve("images").resolve("console-" + name + ".png"), png);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void liveStreamTellsOfEventsDeliveriesAndMails() throws Exception {
        HttpResponse<Stream<String>> stream = HTTP.send(
                HttpRequest.newBuilder(URI.create(suite.url() + "/local/stream"))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            var iterator = lines.iterator();
            assertThat(iterator.next()).isEqualTo("retry: 2000");
            signUp("streamed");
            var seen = new TreeSet<String>();
            while (!seen.containsAll(List.of("event: delivery", "event: event", "event: mail"))) {
                seen.add(iterator.next());
            }
            assertThat(seen.stream()
                            .filter(line -> line.startsWith("data: {\"id\""))
                            .collect(Collectors.joining()))
                    .contains("\"subject\":\"user:created\"");
        }
    }
}
