package io.movers.chaos.load;

import io.movers.chaos.harness.Replica;
import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import io.movers.chaos.history.Command;
import io.movers.chaos.history.Recorder;
import io.movers.common.IdempotencyHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Sends requests to any replica of a service, and records each with its answer. Half of the changes of people who are signed in carry an
 * {@code Idempotency-Key}: if their answer is lost, they are asked again, and count as one command.
 */
public final class Api {
    /** The fact that a 503 came without {@code Retry-After}. */
    public static final String NO_RETRY_AFTER = "noRetryAfter";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern SESSION = Pattern.compile("^movers=([^;]+);.*");
    private static final int UNAVAILABLE = 503;
    private static final int AT_WORK = 409;

    /** The session ended meanwhile, or the first attempt is still at work: it may have succeeded or may do so yet. */
    private static final Set<Integer> SAYS_NOTHING_ABOUT_THE_FIRST = Set.of(401, 403, AT_WORK);

    private static final int REPETITIONS = 4;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final int LONGEST_MESSAGE = 200;

    private final Suite suite;
    private final Recorder recorder;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Api(Suite suite, Recorder recorder) {
        this.suite = suite;
        this.recorder = recorder;
    }

    /** A request before it is sent. */
    final class Request {
        private final String person;
        private final RandomGenerator random;
        private final String type;
        private final ServiceName service;
        private final Map<String, String> facts = new HashMap<>();
        private final Map<String, String> answers = new HashMap<>();
        private String method = "GET";
        private String path = "";
        private String json = "";
        private String token = "";

        private Request(String person, RandomGenerator random, String type, ServiceName service) {
            this.person = person;
            this.random = random;
            this.type = type;
            this.service = service;
        }

        Request as(String sessionToken) {
            token = sessionToken;
            return this;
        }

        Request get(String to) {
            path = to;
            return this;
        }

        Request post(String to, String body) {
            method = "POST";
            path = to;
            json = body;
            return this;
        }

        Request put(String to, String body) {
            method = "PUT";
            path = to;
            json = body;
            return this;
        }

        Request delete(String to) {
            method = "DELETE";
            path = to;
            return this;
        }

        /** Says what the request is about. */
        Request fact(String name, String value) {
            facts.put(name, value);
            return this;
        }

        /** Keeps a field of the answer as a fact. */
        Request keep(String name, String pointer) {
            answers.put(name, pointer);
            return this;
        }

        private boolean mayHaveKey() {
            return !token.isEmpty() && !method.equals("GET") && !path.startsWith("/api/users/sign");
        }

        Answer send() {
            return Api.this.send(this);
        }
    }

    Request request(String person, RandomGenerator random, String type, ServiceName service) {
        return new Request(person, random, type, service);
    }

    /** The id of the next command, which makes values unique. */
    long nextTag() {
        return recorder.nextId();
    }

    private Answer send(Request request) {
        String key = request.mayHaveKey() && request.random.nextBoolean()
                ? new UUID(request.random.nextLong(), request.random.nextLong()).toString()
                : "";
        long start = recorder.now();
        Answer answer = key.isEmpty() ? exchange(request, key) : exchangeUntilAnswered(request, key);
        long end = recorder.now();
        if (answer.isOk()) {
            for (Map.Entry<String, String> kept : request.answers.entrySet()) {
                request.fact(kept.getKey(), answer.text(kept.getValue()));
            }
        } else if (answer.status() != Command.UNKNOWN) {
            String message = answer.text("/errors/0/message");
            request.fact("message", message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        }
        recorder.record(new Command(
                recorder.nextId(), request.person, request.type, request.facts, start, end, answer.status()));
        return answer;
    }

    private Answer exchangeUntilAnswered(Request request, String key) {
        Answer answer = exchange(request, key);
        boolean lost = false;
        for (int again = 0; isWorthRepeating(answer) && again < REPETITIONS; again++) {
            lost |= answer.isUnknown();
            if (!pause(FIRST_PAUSE_MILLIS << again)) {
                return answer;
            }
            answer = exchange(request, key);
            request.fact("repeated", Integer.toString(again + 1));
        }
        return lost && SAYS_NOTHING_ABOUT_THE_FIRST.contains(answer.status()) ? Answer.LOST : answer;
    }

    /** Whether the answer is lost, something is down, or the first attempt is still at work. */
    private static boolean isWorthRepeating(Answer answer) {
        return answer.isUnknown() || answer.status() == AT_WORK;
    }

    private static boolean pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        return !Thread.currentThread().isInterrupted();
    }

    private Answer exchange(Request request, String key) {
        List<Replica> replicas = suite.replicas(request.service);
        Replica replica = replicas.get(request.random.nextInt(replicas.size()));
        request.fact("replica", replica.name());
        HttpRequest.Builder http1 =
                HttpRequest.newBuilder(URI.create(replica.url() + request.path)).timeout(TIMEOUT);
        if (request.json.isEmpty()) {
            http1.method(request.method, HttpRequest.BodyPublishers.noBody());
        } else {
            http1.method(request.method, HttpRequest.BodyPublishers.ofString(request.json))
                    .header("Content-Type", "application/json");
        }
        if (!request.token.isEmpty()) {
            http1.header("Authorization", "Bearer " + request.token);
        }
        if (!key.isEmpty()) {
            http1.header(IdempotencyHeaders.KEY, key);
        }
        try {
            HttpResponse<String> response = http.send(http1.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == UNAVAILABLE
                    && response.headers().firstValue("Retry-After").isEmpty()) {
                request.fact(NO_RETRY_AFTER, "true");
            }
            return answer(response);
        } catch (IOException e) {
            return Answer.LOST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.LOST;
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        String token = response.headers().allValues("Set-Cookie").stream()
                .map(SESSION::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
        return new Answer(response.statusCode(), body(response.body()), token);
    }

    private static JsonNode body(String text) {
        try {
            return text.isEmpty() ? NullNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return NullNode.getInstance();
        }
    }
}
