package io.movers.local.console;

import io.movers.common.events.streaming.StreamingTransport;
import io.movers.local.console.ConsoleRequests.Refusal;
import io.nats.client.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's addresses: its page at {@code /}, and below {@code /local} what the page shows. */
public final class Console extends Handler.Abstract implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Console.class);
    private static final int LISTED = 300;

    private final ConsoleSource source;
    private final SpanStore spans;
    private final EventFeed events = new EventFeed();
    private final Broadcast broadcast = new Broadcast();
    private final ConsoleFiles files = new ConsoleFiles();
    private final Mailbox mailbox;
    private final DeadLetterDesk deadLetters;
    private final SuiteStatus status;
    private final JsonMapper json = new JsonMapper();

    /** Creates the console of a suite. */
    public Console(ConsoleSource source, SpanStore spans) {
        this.source = source;
        this.spans = spans;
        Actuator actuator = new Actuator();
        this.mailbox = new Mailbox(source::mails);
        this.deadLetters = new DeadLetterDesk(source, actuator);
        this.status = new SuiteStatus(source, actuator, events);
        events.onEvent(event -> broadcast.send("event", () -> row(event)));
        spans.onDelivery(delivery -> broadcast.send("delivery", () -> delivery));
    }

    /** Begins to read the broker's stream. */
    public void readEvents(Options.Builder broker) {
        events.open(new StreamReader(broker));
    }

    /** Begins to read the channels of NATS Streaming; closes the transport, which it starts. */
    public void readEvents(StreamingTransport broker) {
        events.open(new ChannelReader(broker));
    }

    /** Tells open pages that a mail was caught. */
    public void mailCaught() {
        broadcast.send("mail", Map::of);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (files.has(path)) {
            return isRead(request) && files.write(path, response, callback);
        }
        if (!path.startsWith("/local/")) {
            return false;
        }
        Answer answer;
        try {
            answer = isRead(request) ? read(path, request) : change(path, request);
        } catch (Refusal refusal) {
            answer = Answer.error(refusal.status(), String.valueOf(refusal.getMessage()));
        }
        if (answer == null) {
            return false;
        }
        answer.write(request, response, callback);
        return true;
    }

    private static boolean isRead(Request request) {
        return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    }

    private @Nullable Answer read(String path, Request request) throws InterruptedException {
        String[] parts = path.substring("/local/".length()).split("/", -1);
        if (path.equals("/local/mails")) {
            return mails(request);
        }
        ConsoleRequests.requireThisMachine(request);
        return switch (parts[0] + (parts.length > 1 ? "/*" : "")) {
            case "status" -> Answer.json(json, status.now());
            case "routes" -> Answer.json(json, source.routes());
            case "events" ->
                Answer.json(json, events.newest(LISTED).stream().map(this::row).toList());
            case "events/*" -> event(parts[1]);
            case "traces" -> Answer.json(json, spans.newest(LISTED));
            case "traces/*" -> Answer.json(json, spans.trace(parts[1]));
            case "dead-letters" -> Answer.json(json, deadLetters.list());
            case "mails/*" -> parts.length == 2 ? mail(parts[1]) : null;
            case "stream" -> HttpMethod.GET.is(request.getMethod()) ? stream() : null;
            default -> null;
        };
    }

    /** As JSON for programs, which may be elsewhere; people see them in the console. */
    private Answer mails(Request request) {
        boolean html = request.getHeaders().getValuesList(HttpHeader.ACCEPT).stream()
                .anyMatch(type -> type.startsWith("text/html"));
        return html
                ? (asked, response, callback) -> Response.sendRedirect(asked, response, callback, "/#mails")
                : Answer.json(json, mailbox.all());
    }

    private @Nullable Answer mail(String id) {
        return mailbox.find(id).map(mail -> Answer.mail(mail.html())).orElse(null);
    }

    private @Nullable Answer event(String id) {
        StreamedEvent event = events.find(id);
        return event == null
                ? null
                : Answer.json(
                        json,
                        Map.of(
                                "event",
                                row(event),
                                "headers",
                                Map.of("state", event.state()),
                                "body",
                                MaskedJson.of(event.body())));
    }

    /** A row of the list of events. */
    record EventRow(
            String id,
            @Nullable Long sequence,
            String subject,
            String aggregate,
            @Nullable Long version,
            String state,
            @Nullable String trace,
            long storedAt,
            long sentAt,
            String from,
            List<String> to,
            List<SpanStore.Delivery> deliveries) {}

    private EventRow row(StreamedEvent event) {
        ConsoleSource.Route route =
                source.routes().getOrDefault(event.subject(), new ConsoleSource.Route("unknown", List.of()));
        return new EventRow(
                event.id(),
                event.sequence(),
                event.subject(),
                event.aggregate(),
                event.version(),
                event.state(),
                event.trace(),
                event.storedAt(),
                event.sentAt(),
                route.from(),
                route.to(),
                spans.deliveries(event.id()));
    }

    private Answer stream() {
        if (!broadcast.hasRoom()) {
            return Answer.error(HttpStatus.SERVICE_UNAVAILABLE_503, "Too many consoles are open");
        }
        return (request, response, callback) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            try (OutputStream page = Content.Sink.asOutputStream(response)) {
                broadcast.serve(page);
            } catch (IOException e) {
                log.debug("A page of the console was closed", e);
                callback.failed(e);
                return;
            }
            callback.succeeded();
        };
    }

    private @Nullable Answer change(String path, Request request) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            return null;
        }
        ConsoleRequests.requireThisMachine(request);
        ConsoleRequests.requireOwnPage(request);
        JsonNode body = ConsoleRequests.body(request);
        return switch (path) {
            case "/local/dead-letters/retry" -> done(deadLetters.retry(text(body, "service"), text(body, "id")));
            case "/local/dead-letters/discard" -> done(deadLetters.discard(text(body, "service"), text(body, "id")));
            case "/local/services/restart" -> restart(text(body, "service"));
            default -> null;
        };
    }

    private Answer restart(String service) {
        if (source.services().stream().noneMatch(known -> known.id().equals(service))) {
            return Answer.error(HttpStatus.NOT_FOUND_404, "There is no service " + service);
        }
        long begin = System.nanoTime();
        try {
            source.restart(service);
            return Answer.json(json, Map.of("restarted", service, "millis", (System.nanoTime() - begin) / 1_000_000));
        } catch (UnsupportedOperationException e) {
            return Answer.error(HttpStatus.CONFLICT_409, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("{} did not start again; correct it and restart it once more", service, e);
            return Answer.error(
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    service + " did not start: " + NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    private Answer done(boolean done) {
        return done
                ? Answer.json(json, Map.of("done", true))
                : Answer.error(HttpStatus.NOT_FOUND_404, "There is no such dead letter any more");
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }

    @Override
    public void close() {
        broadcast.close();
        events.close();
        status.close();
    }
}
