package io.movers.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.browser.Chromium;
import io.movers.local.deploy.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The pages of the API in a real browser that reaches nothing but this machine, under their Content-Security-Policy. */
class ApiPageIT {
    @TempDir
    static Path data;

    private static Path browser;
    private static Suite suite;

    @BeforeAll
    static void start() {
        Optional<Path> found = Chromium.find();
        Programs.tell(found.isPresent(), "chromium", "the API page was not opened in a browser");
        assumeTrue(found.isPresent());
        browser = found.orElseThrow();
        suite = Suite.start(SuiteConfig.onFreePorts(data));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void signingInOnTheSuitesPageWorksAndItsNextCallsCarryTheSession() throws Exception {
        signsIn("/docs/", "/docs/movers.json");
    }

    @Test
    void signingInOnAServicesPageWorksToo() throws Exception {
        signsIn("/api/users/docs/", "/api/users/docs.json");
    }

    private static void signsIn(String page, String document) throws Exception {
        try (Chromium chromium = Chromium.start(browser)) {
            String credentials = JsonMapper.shared()
                    .writeValueAsString(Map.of("email", suite.adminEmail(), "password", suite.adminPassword()));

            chromium.open(suite.url() + page);
            assertThat(execute(chromium, "getCurrentUser", null)).contains("\"currentUser\": null");
            assertThat(execute(chromium, "signIn", credentials)).startsWith("200");
            assertThat(execute(chromium, "getCurrentUser", null))
                    .startsWith("200")
                    .contains(suite.adminEmail());
            assertThat(execute(chromium, "signIn", credentials.replace("password\":\"", "password\":\"x")))
                    .startsWith("400")
                    .contains("Invalid credentials");

            assertThat(chromium.requests())
                    .contains(suite.url() + document)
                    .allSatisfy(address -> assertThat(address).matches("(" + suite.url() + "/|data:|about:).*"));
            assertThat(chromium.complaints().stream().filter(complaint -> !complaint.contains("status of 400")))
                    .as("what the page may not do, or what failed in it")
                    .isEmpty();
        }
    }

    /** Sends a request with "Try it out", as a developer does, and returns the status and the body that the page shows. */
    private static String execute(Chromium chromium, String operation, @org.jspecify.annotations.Nullable String body) {
        String block = "document.querySelector('[id$=\"-" + operation + "\"].opblock')";
        await(operation).atMost(Duration.ofSeconds(60)).until(() -> is(chromium, block + " !== null"));
        if (!is(chromium, block + ".classList.contains('is-open')")) {
            chromium.evaluate(block + ".querySelector('.opblock-summary-control').click()");
        }
        if (!is(chromium, block + ".querySelector('.execute') !== null")) {
            await().until(() -> is(chromium, block + ".querySelector('.try-out__btn') !== null"));
            chromium.evaluate(block + ".querySelector('.try-out__btn').click()");
            await().until(() -> is(chromium, block + ".querySelector('.execute') !== null"));
        }
        if (body != null) {
            await().until(() -> is(chromium, block + ".querySelector('textarea') !== null"));
            // React listens to the event and ignores a value that is set without it.
            chromium.evaluate("{ const area = " + block + ".querySelector('textarea');"
                    + " Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, "
                    + JsonMapper.shared().writeValueAsString(body)
                    + "); area.dispatchEvent(new Event('input', {bubbles: true})); }");
        }
        if (is(chromium, block + ".querySelector('.btn-clear') !== null")) {
            chromium.evaluate(block + ".querySelector('.btn-clear').click()");
        }
        chromium.evaluate(block + ".querySelector('.execute').click()");
        String live = block + ".querySelector('.live-responses-table tbody tr.response')";
        await(operation).atMost(Duration.ofSeconds(30)).until(() -> is(chromium, live + " !== null"));
        return chromium.evaluate(live + ".innerText").stringValue();
    }

    private static boolean is(Chromium chromium, String condition) {
        return chromium.evaluate("Boolean(" + condition + ")").booleanValue();
    }
}
