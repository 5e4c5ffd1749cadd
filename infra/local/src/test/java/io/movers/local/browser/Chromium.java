package io.movers.local.browser;

import io.movers.local.deploy.Programs;
import io.movers.servers.TargetFolders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a headless Chromium, driven over the DevTools protocol. It can reach nothing but this machine. */
public final class Chromium implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final String session;

    private Chromium(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Messages())
                .join();
        String target = call("Target.createTarget", Map.of("url", "about:blank"), "")
                .path("targetId")
                .stringValue();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
                .path("sessionId")
                .stringValue();
        for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
            call(domain + ".enable", Map.of(), session);
        }
    }

    /** The program, if this machine has it. */
    public static Optional<Path> find() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(Programs::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Starts the program with an empty page and a profile of its own. */
    public static Chromium start(Path program) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + TargetFolders.temporary("chromium"),
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(output);
                return new Chromium(process, listening.group(1));
            }
        }
        throw new IllegalStateException("Chromium ended:\n" + said);
    }

    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "chromium-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Goes to an address and waits until its page is loaded. */
    public void open(String address) {
        call("Page.navigate", Map.of("url", address), session);
        await("document.readyState === 'complete' && location.href.startsWith('" + address.split("[?#]", 2)[0] + "')");
    }

    /** The value of a JavaScript expression; promises are awaited. */
    public JsonNode evaluate(String expression) {
        JsonNode result = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true),
                session);
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true. */
    public void await(String condition) {
        Awaitility.await(condition)
                .atMost(Duration.ofSeconds(LIMIT_SECONDS))
                .until(() -> evaluate("Boolean(" + condition + ")").booleanValue());
    }

    /** Clicks the first element that a selector matches, once it is there. */
    public void click(String selector) {
        String element = "document.querySelector(" + JsonMapper.shared().writeValueAsString(selector) + ")";
        await(element);
        evaluate(element + ".click()");
    }

    /** Presses the tabulator key. */
    public void pressTab() {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9),
                    session);
        }
    }

    /** Changes the size of the window. */
    public void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false),
                session);
    }

    /** Prefers dark or light colours. */
    public void dark(boolean dark) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))),
                session);
    }

    /** A picture of the window, as PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"), session)
                        .path("data")
                        .stringValue());
    }

    /** The addresses that the page has asked for. */
    public List<String> requests() {
        return requests;
    }

    /** Errors of the page, such as what its Content-Security-Policy forbade. */
    public List<String> complaints() {
        return complaints;
    }

    private JsonNode call(String method, Map<String, ?> parameters, String ofSession) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        String message = JsonMapper.shared()
                .writeValueAsString(
                        ofSession.isEmpty()
                                ? Map.of("id", id, "method", method, "params", parameters)
                                : Map.of("id", id, "method", method, "params", parameters, "sessionId", ofSession));
        synchronized (socket) {
            socket.sendText(message, true).join();
        }
        return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private void receive(JsonNode message) {
        CompletableFuture<JsonNode> call =
                message.has("id") ? calls.remove(message.path("id").asInt()) : null;
        if (call != null && message.has("error")) {
            call.completeExceptionally(
                    new IllegalStateException(message.path("error").toString()));
        } else if (call != null) {
            call.complete(message.path("result"));
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asString("")) {
            case "Network.requestWillBeSent" ->
                requests.add(event.at("/request/url").asString(""));
            case "Log.entryAdded" -> {
                if (event.at("/entry/level").asString("").equals("error")) {
                    complaints.add(event.at("/entry/text").asString(""));
                }
            }
            case "Runtime.exceptionThrown" ->
                complaints.add(event.path("exceptionDetails").toString());
            default -> {}
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                receive(JsonMapper.shared().readTree(parts.toString()));
                parts.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
