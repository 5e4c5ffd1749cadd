package io.movers.local.replay;

import io.movers.local.replay.AccessTable.Route;
import io.movers.local.replay.Deviations.Line;
import io.movers.local.replay.Grants.Expectation;
import io.movers.local.replay.Http.Answer;
import io.movers.local.replay.JsonDiff.Extra;
import io.movers.local.replay.Transcript.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Replays transcripts against a suite, one after the other. */
final class Replayer {
    private static final Pattern GENERATOR =
            Pattern.compile("(.*)xxx\\.\\.\\.(.*) with (\\d+) times x", Pattern.DOTALL);
    private static final Pattern DATA_URL = Pattern.compile("data:image/[a-z]+;base64,([A-Za-z0-9+/=]+)");

    /** Subjects that only the recorded action publishes; events of other subjects may be added (rule 6). */
    private static final Set<String> NEVER_ON_TOP = Set.of(
            "user:created",
            "client:created",
            "office:created",
            "resource:created",
            "travel:created",
            "travel:finished",
            "password:reset");

    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(400);

    private final Http http;
    private final Sessions sessions;
    private final AccessTable access;
    private final Bus bus;
    private final Stores stores;
    private final Mails mails;
    private final Deviations deviations;
    private final Consumer<String> restart;
    private final Duration patience;

    Replayer(
            Http http,
            Sessions sessions,
            AccessTable access,
            Bus bus,
            Stores stores,
            Mails mails,
            Deviations deviations,
            Consumer<String> restart,
            Duration patience) {
        this.http = http;
        this.sessions = sessions;
        this.access = access;
        this.bus = bus;
        this.stores = stores;
        this.mails = mails;
        this.deviations = deviations;
        this.restart = restart;
        this.patience = patience;
    }

    FileResult run(Transcript transcript) {
        long start = System.nanoTime();
        bus.settle();
        bus.clear();
        stores.clear();
        mails.clear();
        List<StepResult> results = new Run(transcript).all();
        return new FileResult(transcript, results, Duration.ofNanos(System.nanoTime() - start));
    }

    private record Attempt(String sentAs, Optional<Answer> answer, List<Difference> differences, Bindings bindings) {}

    private record ExpectedMail(int step, JsonNode mail) {}

    /** One pass over one file. */
    private final class Run {
        private final Transcript transcript;
        private final Set<String> mentioned = new HashSet<>();
        private final Map<String, Long> versions = new HashMap<>();
        private final List<ExpectedMail> expectedMails = new ArrayList<>();
        private final Map<Integer, StepResult> results = new LinkedHashMap<>();
        private Bindings bindings;
        private Optional<String> cookie = Optional.empty();
        private int seenEvents;
        private int timeouts;

        Run(Transcript transcript) {
            this.transcript = transcript;
            this.bindings = new Bindings(transcript.captures());
        }

        List<StepResult> all() {
            for (Step step : transcript.steps()) {
                results.put(step.index(), run(step));
                mentioned.addAll(Bindings.names(step.json()));
            }
            checkMails();
            return List.copyOf(results.values());
        }

        private StepResult run(Step step) {
            Optional<Line> line = deviations.find(transcript.id(), step.name());
            Set<String> lost = lost(step);
            if (usesLost(step)) {
                return new StepResult(step, "not sent", 0, "", List.of(), true, line);
            }
            Attempt attempt = repeated(step, line, lost);
            bindings = attempt.bindings();
            List<Difference> differences = new ArrayList<>(attempt.differences());
            events(step, line, lost, differences);
            if (differences.isEmpty()) {
                uploads(step, differences);
            }
            step.json().path("mails").values().forEach(mail -> expectedMails.add(new ExpectedMail(step.index(), mail)));
            return new StepResult(
                    step,
                    attempt.sentAs(),
                    attempt.answer().map(Answer::status).orElse(0),
                    attempt.answer().map(answer -> Json.show(answer.body())).orElse(""),
                    differences,
                    !lost.isEmpty() && !differences.isEmpty(),
                    line);
        }

        /** Names that an earlier step should have bound. */
        private Set<String> lost(Step step) {
            Set<String> names = Bindings.names(step.json());
            names.retainAll(mentioned);
            names.removeIf(name -> bindings.value(name).isPresent());
            return names;
        }

        private boolean usesLost(Step step) {
            Set<String> names = Bindings.names(step.request());
            names.addAll(Bindings.names(sessions.label(step.session())));
            return names.stream().anyMatch(name -> bindings.value(name).isEmpty());
        }

        private Duration patience(Optional<Line> line, Set<String> lost) {
            return line.isPresent() || !lost.isEmpty() || timeouts >= 2 ? LITTLE_PATIENCE : patience;
        }

        private Attempt repeated(Step step, Optional<Line> line, Set<String> lost) {
            long end = System.nanoTime() + patience(line, lost).toNanos();
            Attempt attempt = attempt(step, lost);
            while (!attempt.differences().isEmpty() && mayChange(step, attempt, line)) {
                if (System.nanoTime() > end) {
                    timeouts += line.isPresent() ? 0 : 1;
                    break;
                }
                Pause.briefly();
                attempt = attempt(step, lost);
            }
            return attempt;
        }

        /**
         * Whether repeating the step may change the result: a read may need an event that is on its way, and a refused write
         * has changed nothing and may be sent again. (Unless it is expected to be refused, because wrong attempts are
         * counted.)
         */
        private boolean mayChange(Step step, Attempt attempt, Optional<Line> line) {
            int status = attempt.answer().map(Answer::status).orElse(0);
            boolean ofContent = attempt.differences().stream()
                    .anyMatch(difference -> difference.path().matches("(status|body|stored).*"));
            if (!ofContent || status == 401 || status == 403 || status >= 500) {
                return false;
            }
            return step.method().equals("DB")
                    || step.method().equals("GET")
                    || step.isHttp() && step.succeeded() && status >= 400 && line.isEmpty();
        }

        private Attempt attempt(Step step, Set<String> lost) {
            Bindings tried = bindings.copy();
            switch (step.method()) {
                case "EVENT" -> {
                    bus.publish(step.path(), tried.resolve(step.request().path("body")));
                    bus.settle();
                    return new Attempt("EVENT " + step.path(), Optional.empty(), List.of(), tried);
                }
                case "JOB" -> {
                    stores.makeDue(tried.resolve(step.request().path("body"))
                            .path("resourceId")
                            .asString(""));
                    return new Attempt("JOB " + step.path(), Optional.empty(), List.of(), tried);
                }
                case "RESTART" -> {
                    restart.accept(step.path());
                    return new Attempt("RESTART " + step.path(), Optional.empty(), List.of(), tried);
                }
                case "DB" -> {
                    return database(step, lost, tried);
                }
                default -> {
                    return http(step, lost, tried);
                }
            }
        }

        private Attempt database(Step step, Set<String> lost, Bindings tried) {
            ArrayNode expected = JsonNodeFactory.instance.arrayNode();
            Grants.withoutLost(step.response().path("body"), lost)
                    .values()
                    .forEach(document -> expected.add(Grants.stored(step.path(), document)));
            List<JsonNode> found = new ArrayList<>(
                    stores.find(step.path(), tried.resolve(step.request().path("body"))));
            ArrayNode aligned = JsonNodeFactory.instance.arrayNode();
            for (JsonNode document : expected.values()) {
                JsonNode id = tried.resolve(document.path("_id"));
                found.stream()
                        .filter(candidate -> candidate.path("_id").equals(id))
                        .findFirst()
                        .or(() -> Bindings.names(id).isEmpty() ? Optional.empty() : unbound(step, found, tried))
                        .ifPresent(match -> {
                            found.remove(match);
                            aligned.add(match);
                        });
            }
            found.forEach(aligned::add);
            return new Attempt(
                    "DB " + step.path() + " " + step.request().path("body"),
                    Optional.empty(),
                    JsonDiff.compare("stored", expected, aligned, tried, Extra.ALLOWED),
                    tried);
        }

        /** The first document that no other expectation of the step names. */
        private Optional<JsonNode> unbound(Step step, List<JsonNode> found, Bindings tried) {
            Set<JsonNode> named = new HashSet<>();
            step.response().path("body").values().forEach(row -> named.add(tried.resolve(row.path("_id"))));
            return found.stream()
                    .filter(candidate -> !named.contains(candidate.path("_id")))
                    .findFirst();
        }

        private Attempt http(Step step, Set<String> lost, Bindings tried) {
            Optional<Route> route = access.find(step.method(), step.route());
            Optional<String> role = step.session().equals("@cookie")
                    ? cookie.map(value -> Sessions.claims(value.split("=", 2)[1].split(";")[0])
                            .path("role")
                            .asString("user"))
                    : sessions.role(step.session());
            boolean weak = route.isPresent()
                    && !route.get().isOpen()
                    && !role.filter(route.get()::admits).isPresent();
            List<Difference> differences = new ArrayList<>();
            String session = step.session();
            String shown = session.isEmpty() ? "nobody" : session;
            if (weak && step.status() != 401) {
                if (!step.succeeded()) {
                    refused(send(step, session, tried), role.isPresent() ? 403 : 401, differences);
                    shown += ", then admin";
                } else {
                    shown += " -> admin";
                }
                session = "admin";
                role = Optional.of("admin");
            }
            Answer answer = send(step, session, tried);
            compare(step, answer, Grants.http(step, role.orElse(""), lost), tried, differences);
            sessionOf(step, answer, tried, differences);
            String sentAs = step.method() + " " + tried.resolve(step.path()) + " [" + shown + "]";
            return new Attempt(sentAs, Optional.of(answer), differences, tried);
        }

        private Answer send(Step step, String session, Bindings tried) {
            Map<String, String> headers = new HashMap<>();
            Optional<String> body = body(step, tried);
            body.ifPresent(text -> headers.put("content-type", "application/json"));
            step.request()
                    .path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().stringValue()));
            (session.equals("@cookie") ? cookie : sessions.cookie(session, tried))
                    .ifPresent(value -> headers.put("cookie", value));
            return http.send(step.method(), tried.resolve(step.path()), headers, body);
        }

        private static Optional<String> body(Step step, Bindings tried) {
            JsonNode request = step.request();
            if (request.has("rawBody")) {
                return Optional.of(request.path("rawBody").stringValue());
            }
            if (request.has("rawBodyGenerator")) {
                Matcher generator =
                        GENERATOR.matcher(request.path("rawBodyGenerator").stringValue());
                if (!generator.matches()) {
                    throw new IllegalArgumentException("An unknown generator: " + request);
                }
                return Optional.of(
                        generator.group(1) + "x".repeat(Integer.parseInt(generator.group(3))) + generator.group(2));
            }
            return Json.absent(request.path("body"))
                    ? Optional.empty()
                    : Optional.of(tried.resolve(request.path("body")).toString());
        }

        /** The recorded caller must be refused before anything else is checked. */
        private static void refused(Answer answer, int status, List<Difference> differences) {
            String message = status == 401 ? "Not authorized" : "Forbidden";
            JsonNode expected = Json.parse("{\"errors\":[{\"message\":\"" + message + "\"}]}");
            if (answer.status() != status || !answer.body().equals(expected)) {
                differences.add(new Difference(
                        "refusal of the recorded session",
                        status + " " + expected,
                        answer.status() + " " + Json.show(answer.body())));
            }
        }

        private void compare(
                Step step, Answer answer, Expectation expectation, Bindings tried, List<Difference> differences) {
            if (!expectation.statuses().contains(answer.status())) {
                differences.add(new Difference(
                        "status", expectation.statuses().toString(), answer.status() + " " + Json.show(answer.body())));
                return;
            }
            if (!expectation.contentType().equals(answer.contentType())) {
                differences.add(new Difference("content-type", expectation.contentType(), answer.contentType()));
            }
            JsonNode expected = expectation.body();
            JsonNode actual = Grants.answered(step, answer.body());
            String sortedBy = step.json().path("unorderedBy").asString("");
            if (!sortedBy.isEmpty()) {
                expected = sorted(expected, sortedBy);
                actual = sorted(actual, sortedBy);
            }
            differences.addAll(JsonDiff.compare("body", expected, actual, tried, Extra.REFUSED));
            headers(step, answer, differences);
        }

        private static JsonNode sorted(JsonNode array, String field) {
            if (!array.isArray()) {
                return array;
            }
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            array.valueStream()
                    .sorted(Comparator.comparing(row -> row.path(field).asString("")))
                    .forEach(sorted::add);
            return sorted;
        }

        private static void headers(Step step, Answer answer, List<Difference> differences) {
            JsonNode recorded = step.response().path("headers");
            recorded.properties().forEach(header -> {
                List<String> got = answer.headers().allValues(header.getKey());
                String expected = header.getValue().stringValue();
                boolean same = header.getKey().equals("vary")
                        ? got.stream()
                                .flatMap(value -> Arrays.stream(value.split("\\s*,\\s*")))
                                .anyMatch(expected::equalsIgnoreCase)
                        : got.equals(List.of(expected));
                if (!same) {
                    differences.add(new Difference("header " + header.getKey(), expected, got.toString()));
                }
            });
            String origin = "access-control-allow-origin";
            if (recorded.isObject() && !recorded.has(origin)) {
                answer.headers()
                        .firstValue(origin)
                        .ifPresent(got -> differences.add(new Difference("header " + origin, "(absent)", got)));
            }
            String location = step.response().path("location").asString("");
            if (!location.isEmpty()
                    && !answer.headers().firstValue("location").orElse("").endsWith(location)) {
                differences.add(new Difference(
                        "header location",
                        location,
                        answer.headers().firstValue("location").orElse("(absent)")));
            }
        }

        /** Rule 10: the session is in the HttpOnly cookie; the answer to a broken cookie is up to us. */
        private void sessionOf(Step step, Answer answer, Bindings tried, List<Difference> differences) {
            if (answer.setsSession()) {
                cookie = answer.session().map(pair -> pair + "; express:sess=1");
            }
            if (step.session().equals("garbage-cookie")) {
                return;
            }
            JsonNode response = step.response();
            boolean sets = response.path("setsSession").asBoolean(false);
            if (sets != answer.setsSession()) {
                differences.add(new Difference("sets a session", "" + sets, "" + answer.setsSession()));
            }
            if (response.path("clearsSession").asBoolean(false) && !answer.clearsSession()) {
                differences.add(new Difference("clears the session", "true", "false"));
            }
            if (response.has("sessionClaims") && answer.setsSession()) {
                JsonNode claims = Sessions.claims(answer.session().orElseThrow().split("=", 2)[1]);
                differences.addAll(
                        JsonDiff.compare("claims", response.path("sessionClaims"), claims, tried, Extra.ALLOWED));
            }
        }

        private void events(Step step, Optional<Line> line, Set<String> lost, List<Difference> differences) {
            List<JsonNode> expected = new ArrayList<>();
            step.json().path("events").values().forEach(expected::add);
            if (step.json().path("eventually").asBoolean(false) && expected.isEmpty()
                    || step.method().equals("DB")) {
                return;
            }
            long end = System.nanoTime() + patience(line, lost).toNanos();
            Matching matching = new Matching(expected);
            while (matching.isMissingSome() && System.nanoTime() < end) {
                Pause.briefly();
                matching = new Matching(expected);
            }
            if (matching.isMissingSome()) {
                timeouts += line.isPresent() ? 0 : 1;
            }
            bindings = matching.bindings;
            differences.addAll(matching.differences);
            List<Bus.Event> events = bus.events();
            for (int i = seenEvents; i < events.size(); i++) {
                Bus.Event event = events.get(i);
                growth(event, differences);
                if (!matching.used.contains(i) && NEVER_ON_TOP.contains(event.subject()) && !isBootstrap(event)) {
                    differences.add(
                            new Difference("events." + event.subject(), "(no such event)", Json.show(event.data())));
                }
            }
            if (events.size() > seenEvents) {
                seenEvents = events.size();
                bus.settle();
            }
        }

        /**
         * Rule 14: auth creates the first administrator when it starts on an empty database. Its event is sent once the
         * broker is reached, which may be during the next file.
         */
        private static boolean isBootstrap(Bus.Event event) {
            return event.subject().equals("user:created")
                    && Json.isText(event.data().path("role"), "admin")
                    && Json.isText(event.data().path("firstName"), "Super")
                    && Json.isText(event.data().path("lastName"), "Admin");
        }

        /** Rule 5: the version is 0 at creation and rises with every event of an aggregate. */
        private void growth(Bus.Event event, List<Difference> differences) {
            JsonNode version = event.data().path("version");
            if (!version.isNumber()) {
                return;
            }
            String noun = event.subject().split(":")[0];
            Long before = versions.put(noun + event.data().path("id"), version.asLong());
            if (before != null && version.asLong() <= before) {
                differences.add(new Difference(
                        "events." + event.subject() + ".version", "more than " + before, version.toString()));
            }
            if (event.subject().endsWith(":created") && version.asLong() != 0) {
                differences.add(new Difference("events." + event.subject() + ".version", "0", version.toString()));
            }
        }

        /** Finds each expected event among those seen since the last step, in order within a subject. */
        private final class Matching {
            private final List<Difference> differences = new ArrayList<>();
            private final Set<Integer> used = new HashSet<>();
            private Bindings bindings = Run.this.bindings.copy();

            Matching(List<JsonNode> expected) {
                List<Bus.Event> events = bus.events();
                Map<String, Integer> next = new HashMap<>();
                for (JsonNode event : expected) {
                    String subject = event.path("subject").stringValue();
                    JsonNode data = Grants.event(event.path("data"));
                    List<Difference> closest = List.of(
                            new Difference("events." + subject, Json.show(bindings.resolve(data)), "(no such event)"));
                    boolean found = false;
                    for (int i = next.getOrDefault(subject, seenEvents); i < events.size() && !found; i++) {
                        if (!events.get(i).subject().equals(subject)) {
                            continue;
                        }
                        Bindings tried = bindings.copy();
                        List<Difference> result = JsonDiff.compare(
                                "events." + subject, data, events.get(i).data(), tried, Extra.ALLOWED);
                        if (result.isEmpty()) {
                            found = true;
                            bindings = tried;
                            used.add(i);
                            next.put(subject, i + 1);
                        } else {
                            closest = result;
                        }
                    }
                    if (!found) {
                        differences.addAll(closest);
                    }
                }
            }

            boolean isMissingSome() {
                return !differences.isEmpty();
            }
        }

        /** Rule 13: the address must serve the bytes. */
        private void uploads(Step step, List<Difference> differences) {
            if (!step.json().has("uploads")) {
                return;
            }
            Matcher sent = DATA_URL.matcher(step.request().toString());
            byte[] bytes = sent.find() ? Base64.getDecoder().decode(sent.group(1)) : new byte[0];
            for (String url : List.copyOf(bindings.images())) {
                bindings.images().remove(url);
                Answer image = http.get(url);
                if (image.status() != 200
                        || !image.contentType().startsWith("image/")
                        || !Arrays.equals(bytes, image.bytes())) {
                    differences.add(new Difference(
                            "GET " + url,
                            "200 image, the " + bytes.length + " bytes that were sent",
                            image.status() + " " + image.contentType() + ", " + image.bytes().length + " bytes"));
                }
            }
        }

        /** Mails take longest, so they are checked after everything else. */
        private void checkMails() {
            List<ExpectedMail> missing = expectedMails.stream()
                    .filter(mail -> results.get(mail.step()).differences().isEmpty())
                    .toList();
            long end = System.nanoTime() + patience.toNanos();
            List<Mails.Mail> got = mails.all();
            List<ExpectedMail> left = unmatched(missing, new ArrayList<>(got));
            while (!left.isEmpty() && System.nanoTime() < end) {
                Pause.briefly();
                got = mails.all();
                left = unmatched(missing, new ArrayList<>(got));
            }
            for (ExpectedMail mail : left) {
                String to = mail.mail().path("to").stringValue();
                add(
                        mail.step(),
                        new Difference(
                                "mail to " + to,
                                bindings.resolve(mail.mail()).toString(),
                                got.stream()
                                        .filter(sent -> sent.to().contains(to))
                                        .map(sent -> sent.subject() + " " + sent.links())
                                        .toList()
                                        .toString()));
            }
            boolean deviating = results.values().stream()
                    .anyMatch(step -> !step.differences().isEmpty());
            List<Mails.Mail> surplus = new ArrayList<>(got);
            unmatched(missing, surplus);
            if (!deviating && !surplus.isEmpty() && !results.isEmpty()) {
                surplus.forEach(mail -> add(
                        transcript.steps().size() - 1,
                        new Difference("mails of the file", "(no such mail)", mail.to() + " " + mail.subject())));
            }
        }

        private void add(int step, Difference difference) {
            results.computeIfPresent(step, (index, result) -> {
                List<Difference> differences = new ArrayList<>(result.differences());
                differences.add(difference);
                return new StepResult(
                        result.step(),
                        result.sentAs(),
                        result.status(),
                        result.answered(),
                        differences,
                        result.excused(),
                        result.line());
            });
        }

        /** Removes the expected mails from the given ones; returns those that are missing. */
        private List<ExpectedMail> unmatched(List<ExpectedMail> expected, List<Mails.Mail> sent) {
            List<ExpectedMail> left = new ArrayList<>();
            for (ExpectedMail mail : expected) {
                JsonNode wanted = bindings.resolve(mail.mail());
                Optional<Mails.Mail> match = sent.stream()
                        .filter(candidate -> candidate
                                        .to()
                                        .contains(wanted.path("to").stringValue())
                                && candidate
                                        .subject()
                                        .equals(wanted.path("subject").stringValue())
                                && candidate
                                        .links()
                                        .contains(wanted.at("/context/link").stringValue())
                                && candidate
                                        .content()
                                        .contains(wanted.at("/context/name").stringValue()))
                        .findFirst();
                match.ifPresentOrElse(sent::remove, () -> left.add(mail));
            }
            return left;
        }
    }
}
