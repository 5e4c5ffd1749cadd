package io.movers.chaos.load;

import io.movers.chaos.harness.Replica;
import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import io.movers.chaos.history.Command;
import io.movers.chaos.history.Recorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** Sends requests to any replica of a service, and records each with its answer. */
public final class Api {
    /** The fact that a 503 came without {@code Retry-After}. */
    public static final String NO_RETRY_AFTER = "noRetryAfter";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern SESSION = Pattern.compile("^movers=([^;]+);.*");
    private static final int UNAVAILABLE = 503;
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
        List<Replica> replicas = suite.replicas(request.service);
        Replica replica = replicas.get(request.random.nextInt(replicas.size()));
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
        long start = recorder.now();
        Answer answer;
        try {
            HttpResponse<String> response = http.send(http1.build(), HttpResponse.BodyHandlers.ofString());
            answer = answer(response);
            if (response.statusCode() == UNAVAILABLE
                    && response.headers().firstValue("Retry-After").isEmpty()) {
                request.fact(NO_RETRY_AFTER, "true");
            }
        } catch (IOException e) {
            answer = new Answer(Command.UNKNOWN, NullNode.getInstance(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = new Answer(Command.UNKNOWN, NullNode.getInstance(), "");
        }
        long end = recorder.now();
        request.fact("replica", replica.name());
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
