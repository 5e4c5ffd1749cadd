package io.movers.resources;

import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import io.movers.testing.Answer;
import io.movers.testing.JsonHttp;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.springframework.context.ConfigurableApplicationContext;

/** The running service with a real broker and a real MongoDB-protocol server, and the calls that its tests make. */
public final class RunningFleet extends RunningService {
    public static final String DATABASE = "resources";

    private final String admin = session("admin");

    private RunningFleet(Servers servers, List<Class<?>> configuration, String... properties) {
        super(servers, DATABASE, RunningFleet::http, sources(configuration), unlimited(properties));
    }

    private RunningFleet(ConfigurableApplicationContext context) {
        super(context, RunningFleet::http);
    }

    /** The service with its own servers. @param configuration classes with further beans */
    public static RunningFleet start(List<Class<?>> configuration, String... properties) {
        return new RunningFleet(Servers.start(), configuration, properties);
    }

    public static RunningFleet start(String... properties) {
        return start(List.of(), properties);
    }

    /** The service on servers that stop with it. */
    public static RunningFleet startOn(Servers servers, String... properties) {
        return new RunningFleet(servers, List.of(), properties);
    }

    /** A further replica of the service, on running servers. */
    public static RunningFleet replica(String mongoUri, String natsUrl, String... properties) {
        return replica(mongoUri, natsUrl, List.of(), properties);
    }

    /** The same with further beans. */
    public static RunningFleet replica(
            String mongoUri, String natsUrl, List<Class<?>> configuration, String... properties) {
        return new RunningFleet(runFleet(mongoUri, natsUrl, configuration, properties));
    }

    static ConfigurableApplicationContext runFleet(
            String mongoUri, String natsUrl, List<Class<?>> configuration, String... properties) {
        return run(mongoUri, natsUrl, sources(configuration), unlimited(properties));
    }

    /** Calls to the service on that port. */
    static JsonHttp http(int port) {
        return JsonHttp.withBearer(port, "/api/resources");
    }

    private static List<Class<?>> sources(List<Class<?>> configuration) {
        List<Class<?>> sources = new ArrayList<>(List.of(ResourcesApplication.class));
        sources.addAll(configuration);
        return sources;
    }

    private static String[] unlimited(String... properties) {
        return Stream.concat(Stream.of("RATE_LIMIT_ENABLED=false"), Stream.of(properties))
                .toArray(String[]::new);
    }

    /** An employee of that company. */
    public String employee(String client) {
        return session("user", new ObjectId().toHexString(), client);
    }

    public Answer asAdmin(String method, String path, Object body) {
        return call(method, path, admin, body);
    }

    /** A type of that name, with two components. */
    public String type(String name, double checkupTime, double kmToMaintenance) {
        String id = asAdmin("POST", "/resource-types", typeBody(name, checkupTime, kmToMaintenance))
                .id();
        for (String component : List.of("Frenos", "Cadena")) {
            asAdmin(
                    "POST",
                    "/resource-types/" + id + "/components",
                    Map.of(
                            "name",
                            component,
                            "componentBrand",
                            "Shimano",
                            "componentModel",
                            "X1",
                            "regularCondition",
                            Map.of("disables", false, "ticket", false),
                            "badCondition",
                            Map.of("disables", true, "ticket", true)));
        }
        return id;
    }

    public static Map<String, Object> typeBody(String name, double checkupTime, double kmToMaintenance) {
        return Map.of(
                "type",
                name,
                "brand",
                "GW",
                "model",
                "2021",
                "measureIndicators",
                true,
                "checkupTime",
                checkupTime,
                "kmToMaintenance",
                kmToMaintenance,
                "photo",
                "https://cdn.test/bici.png");
    }

    /** The event of an office whose administrators are named after their tasks. */
    public void office(String name, String client, String prefix) {
        publish(
                Subjects.OFFICE_CREATED,
                new OfficeState(
                        new ObjectId().toHexString(),
                        0L,
                        name,
                        client,
                        "Colombia",
                        "Bogota",
                        null,
                        "meb",
                        "boss",
                        prefix + "inventory",
                        prefix + "repair",
                        prefix + "maintenance",
                        null));
    }

    /** A resource of that type, in the office Norte of that company. */
    public String resource(String type, String reference, String client) {
        return asAdmin("POST", "", resourceBody(type, reference, client)).id();
    }

    public static Map<String, Object> resourceBody(String type, String reference, String client) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("reference", reference);
        body.put("qrCode", "placeholder");
        body.put("lockerPassword", 1234);
        body.put("client", client);
        body.put("office", "Norte");
        body.put("loanTime", 60);
        return body;
    }
}
