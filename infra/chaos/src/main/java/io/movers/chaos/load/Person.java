package io.movers.chaos.load;

import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Waiting;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the suite: asks for one thing after the other until the run ends. */
abstract class Person implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_THINK_MILLIS = 300;

    private final String name;
    private final Random random;
    private final long delayMillis;
    private final Api api;
    private final World world;
    private final AtomicBoolean goesOn;
    private String token = "";
    private String session = "";

    Person(String name, long seed, long delayMillis, Api api, World world, AtomicBoolean goesOn) {
        this.name = name;
        this.random = new Random(seed ^ name.hashCode());
        this.delayMillis = delayMillis;
        this.api = api;
        this.world = world;
        this.goesOn = goesOn;
    }

    @Override
    public final void run() {
        Waiting.pause(delayMillis);
        while (goesOn()) {
            act();
            Waiting.pause(random.nextInt(MOST_THINK_MILLIS));
        }
    }

    /** Does one thing. */
    abstract void act();

    final boolean goesOn() {
        return goesOn.get() && !Thread.currentThread().isInterrupted();
    }

    final Random random() {
        return random;
    }

    final World world() {
        return world;
    }

    /** Whether something happens that has this chance in a hundred. */
    final boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    final <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A number that nobody else gets in this run. */
    final long tag() {
        return api.nextTag();
    }

    final Api.Request request(String type, ServiceName service) {
        return api.request(name, random, type, service).as(token);
    }

    final boolean isSignedIn() {
        return !token.isEmpty();
    }

    final Answer signIn(String email, String password, String account) {
        String next = "s" + tag();
        Answer answer = request("sign-in", ServiceName.AUTH)
                .as("")
                .post("/api/users/signin", "{\"email\":" + quoted(email) + ",\"password\":" + quoted(password) + "}")
                .fact("account", account)
                .fact("session", next)
                .send();
        if (answer.isOk() && !answer.token().isEmpty()) {
            session = next;
            keep(answer);
        }
        return answer;
    }

    /** Takes over a renewed token. */
    final void keep(Answer answer) {
        if (!answer.token().isEmpty()) {
            token = answer.token();
            world.session(session, token);
        } else if (answer.isNotAuthorized()) {
            forgetSession();
        }
    }

    final void signOut(String account) {
        request("sign-out", ServiceName.AUTH)
                .post("/api/users/signout", "{}")
                .fact("account", account)
                .fact("session", session)
                .send();
        forgetSession();
    }

    final void forgetSession() {
        token = "";
        session = "";
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
