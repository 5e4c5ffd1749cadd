package io.movers.auth;

import io.movers.auth.events.listeners.TravelCreatedListener;
import io.movers.auth.events.listeners.TravelFinishedListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.TravelState;
import io.movers.servers.MongoServer;
import io.movers.testing.Answer;
import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** The running service with a real broker and a real MongoDB-protocol server, and the calls that its tests make. */
public final class RunningAuth extends RunningService {
    public static final String ADMIN_EMAIL = "root@movers.test";
    public static final String ADMIN_PASSWORD = "root-secret";

    private static final List<Class<?>> SOURCES = List.of(AuthApplication.class, Recording.class);

    private RunningAuth(Servers servers, String... properties) {
        super(servers, "auth", RunningAuth::http, SOURCES, all(properties));
    }

    private RunningAuth(ConfigurableApplicationContext context) {
        super(context, RunningAuth::http);
    }

    private static JsonHttp http(int port) {
        return JsonHttp.withCookie(port, "");
    }

    private static String[] all(String... properties) {
        return Stream.concat(
                        Stream.of(
                                "RATE_LIMIT_ENABLED=false",
                                "BOOTSTRAP_ADMIN_EMAIL=" + ADMIN_EMAIL,
                                "BOOTSTRAP_ADMIN_PASSWORD=" + ADMIN_PASSWORD),
                        Stream.of(properties))
                .toArray(String[]::new);
    }

    public static RunningAuth start(String... properties) {
        return new RunningAuth(Servers.start(), properties);
    }

    /** Starts the service on a database that is not empty. */
    public static RunningAuth startWith(MongoServer mongo) {
        return new RunningAuth(Servers.startWith(mongo));
    }

    /** Starts the service on shared servers, which keep running after it is closed. */
    public static RunningAuth on(Servers servers, String... properties) {
        return on(servers.mongo().uri("auth"), servers.nats().url(), properties);
    }

    /** Starts the service on servers at these addresses. */
    public static RunningAuth on(String mongoUri, String natsUrl, String... properties) {
        return new RunningAuth(run(mongoUri, natsUrl, SOURCES, all(properties)));
    }

    /** Signs in and returns the session. */
    public String signIn(String email, String password) {
        Answer answer = call("POST", "/api/users/signin", null, Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body().toString());
        }
        return answer.session();
    }

    /** Hands an event about a trip to the listener of its subject. */
    public void deliver(TravelState trip, Message msg) {
        if ("completed".equals(trip.status())) {
            bean(TravelFinishedListener.class).onMessage(trip, msg);
        } else {
            bean(TravelCreatedListener.class).onMessage(trip, msg);
        }
    }

    public String admin() {
        return signIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    public static Map<String, Object> signUp(String email) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("email", email);
        body.put("password", "secret1");
        body.put("firstName", "Ana");
        body.put("lastName", "Ruiz");
        body.put("client", "Acme");
        body.put("office", "Sede Norte");
        body.put("mainTransportationMethod", "Moto");
        body.put("secondaryTransportationMethod", "Caminando");
        body.put("termsDate", true);
        body.put("comodatoDate", true);
        return body;
    }
}
