package io.movers.clients;

import io.movers.testing.JsonHttp;
import io.movers.testing.Recording;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The running service, with a real broker and a MongoDB-protocol server, and request bodies for it. */
final class RunningClients extends RunningService {
    static final String DATABASE = "clients";
    private static final String UNSWEPT = "movers.clients.rename-sweep=1h";

    RunningClients() {
        this(Servers.start());
    }

    RunningClients(Servers servers) {
        super(
                servers,
                DATABASE,
                port -> JsonHttp.withBearer(port, "/api/clients"),
                List.of(ClientsApplication.class, Recording.class),
                UNSWEPT);
    }

    /** Starts the service on servers that the caller closes. */
    static ConfigurableApplicationContext runClients(Servers servers) {
        return run(servers.mongo().uri(DATABASE), servers.nats().url(), List.of(ClientsApplication.class), UNSWEPT);
    }

    /** Fields of the event of a new account. */
    public static Map<String, Object> user(String id, String email) {
        return Map.of(
                "id", id, "version", 0, "email", email, "firstName", "Ana", "lastName", "Ruiz", "status", "active");
    }

    public static Map<String, Object> company(String name) {
        return Map.of("name", name, "nit", "900.1", "logo", "https://cdn.test/logo.png");
    }

    public static Map<String, Object> company(String name, String mebAdmin, String superAdminClient) {
        Map<String, Object> body = new LinkedHashMap<>(company(name));
        body.put("mebAdmin", mebAdmin);
        body.put("superAdminClient", superAdminClient);
        return body;
    }

    public static Map<String, Object> office(String name, String admin) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("city", "Bogota");
        body.put("country", "Colombia");
        for (String field : List.of("mebAdmin", "clientAdmin", "repairAdmin", "maintenanceAdmin", "inventoryAdmin")) {
            body.put(field, admin);
        }
        body.put("location", Map.of("lat", 4.6, "lng", -74.1));
        return body;
    }
}
