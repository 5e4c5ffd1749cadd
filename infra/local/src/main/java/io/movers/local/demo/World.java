package io.movers.local.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Two companies with offices, a fleet, crews and employees, who ride as people do. The same seed makes the same world. */
public final class World {
    /** About what its employees ride in a week. */
    static final int TRIPS = 40;

    private static final String PASSWORD = "demo-1234";
    private static final List<String> FIRST_NAMES = List.of(
            "Ana",
            "Luis",
            "Marta",
            "Diego",
            "Paula",
            "Andrés",
            "Camila",
            "Jorge",
            "Valentina",
            "Santiago",
            "Laura",
            "Felipe");
    private static final List<String> LAST_NAMES =
            List.of("Ruiz", "Gómez", "Torres", "Castro", "Rojas", "Moreno", "Herrera", "Vargas", "Medina");
    private static final List<String> PLACES = List.of(
            "Chapinero",
            "Usaquén",
            "La Candelaria",
            "Parque de la 93",
            "Teusaquillo",
            "Salitre",
            "El Poblado",
            "Laureles",
            "Envigado");
    private static final List<String> COMMENTS =
            List.of("Muy bien", "Frenos un poco flojos", "Cómoda", "Llegué a tiempo", "Le falta aire a la llanta");
    private static final List<Company> COMPANIES = List.of(
            new Company(
                    "Andes Logística",
                    "900123456",
                    "andes.example",
                    List.of(
                            new Office("Calle 100", "Bogota DC", 4.6868, -74.0552),
                            new Office("Poblado", "Medellin", 6.2088, -75.5679))),
            new Company(
                    "Banco Sabana",
                    "800765432",
                    "sabana.example",
                    List.of(
                            new Office("Centro", "Bogota DC", 4.6010, -74.0721),
                            new Office("Granada", "Cali", 3.4596, -76.5341))));
    private static final List<Kind> KINDS =
            List.of(new Kind("Bicicleta", "GW", 60, 2_000), new Kind("Patineta", "Xiaomi", 45, 1_200));
    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final String address;
    private final Api admin;
    private final Random random;
    private final List<Rider> riders = new ArrayList<>();
    private int vehicles;
    private int trips;

    private record Office(String name, String city, double lat, double lng) {}

    private record Company(String name, String nit, String domain, List<Office> offices) {}

    private record Kind(String name, String brand, int loanTime, int kmToMaintenance) {}

    private record Rider(String email, String company, String office, Api api) {}

    World(String address, Api admin, long seed) {
        this.address = address;
        this.admin = admin;
        this.random = new Random(seed);
    }

    /** Creates what does not exist yet. */
    void build() {
        Map<String, String> companies = idsByName(admin.get("/api/clients"));
        Map<String, String> crew = crew();
        for (Kind kind : KINDS) {
            addKind(kind);
        }
        for (Company company : COMPANIES) {
            String id = companies.get(company.name());
            if (id == null) {
                id = found(company, crew);
            }
            signIn(company);
        }
    }

    private static Map<String, String> idsByName(JsonNode list) {
        Map<String, String> ids = new LinkedHashMap<>();
        list.forEach(entry ->
                ids.put(entry.path("name").asString(""), entry.path("id").asString()));
        return ids;
    }

    /** One account for each task, by role. */
    private Map<String, String> crew() {
        Map<String, String> ids = new LinkedHashMap<>();
        int number = 1000;
        for (String role :
                List.of("meb-admin", "client-admin", "inventory-manager", "repair-manager", "maintenance-manager")) {
            String email = role + "@movers.example";
            ids.put(role, account(email, role, number++));
        }
        return ids;
    }

    private String account(String email, String role, int number) {
        for (JsonNode known : admin.get("/api/users?role=" + role)) {
            if (known.path("email").asString("").equals(email)) {
                return known.path("id").asString();
            }
        }
        return admin.post(
                        "/api/users/admin/signup",
                        Map.of(
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "firstName",
                                pick(FIRST_NAMES),
                                "lastName",
                                pick(LAST_NAMES),
                                "documentType",
                                "CC",
                                "documentNumber",
                                52_000_000 + number,
                                "phone",
                                "300" + (1_000_000 + number),
                                "role",
                                role))
                .path("id")
                .asString();
    }

    private void addKind(Kind kind) {
        for (JsonNode known : admin.get("/api/resources/resource-types")) {
            if (known.path("type").asString("").equals(kind.name())) {
                return;
            }
        }
        String id = admin.post(
                        "/api/resources/resource-types",
                        Map.of(
                                "type",
                                kind.name(),
                                "brand",
                                kind.brand(),
                                "model",
                                "2026",
                                "photo",
                                PIXEL,
                                "measureIndicators",
                                true,
                                "checkupTime",
                                30,
                                "kmToMaintenance",
                                kind.kmToMaintenance()))
                .path("id")
                .asString();
        for (String component : List.of("Frenos", "Luces", "Llantas")) {
            admin.post(
                    "/api/resources/resource-types/" + id + "/components",
                    Map.of(
                            "name", component,
                            "componentBrand", kind.brand(),
                            "componentModel", "X1",
                            "regularCondition", Map.of("disables", false, "ticket", true),
                            "badCondition", Map.of("disables", true, "ticket", true)));
        }
    }

    private String found(Company company, Map<String, String> crew) {
        String id = admin.postOnceKnown(
                        "/api/clients",
                        Map.of(
                                "name", company.name(),
                                "nit", company.nit(),
                                "logo", PIXEL,
                                "mebAdmin", crew.getOrDefault("meb-admin", "")))
                .path("id")
                .asString();
        admin.postOnceKnown(
                "/api/users/domains",
                Map.of("domains", List.of(Map.of("domain", company.domain(), "client", company.name()))));
        for (Office office : company.offices()) {
            admin.postOnceKnown(
                    "/api/clients/" + id + "/offices",
                    Map.of(
                            "name", office.name(),
                            "city", office.city(),
                            "country", "Colombia",
                            "location", Map.of("lat", office.lat(), "lng", office.lng()),
                            "mebAdmin", crew.getOrDefault("meb-admin", ""),
                            "clientAdmin", crew.getOrDefault("client-admin", ""),
                            "inventoryAdmin", crew.getOrDefault("inventory-manager", ""),
                            "repairAdmin", crew.getOrDefault("repair-manager", ""),
                            "maintenanceAdmin", crew.getOrDefault("maintenance-manager", "")));
            addFleet(company, office);
            addEmployees(company, office);
        }
        return id;
    }

    private void addFleet(Company company, Office office) {
        for (Kind kind : KINDS) {
            for (int number = 1; number <= 4; number++) {
                admin.postOnceKnown(
                        "/api/resources",
                        Map.of(
                                "type", kind.name(),
                                "reference", reference(office, kind, number),
                                "qrCode", "demo",
                                "lockerPassword", 1000 + random.nextInt(9000),
                                "client", company.name(),
                                "office", office.name(),
                                "loanTime", kind.loanTime()));
                vehicles++;
            }
        }
    }

    private static String reference(Office office, Kind kind, int number) {
        return "%s-%s-%02d"
                .formatted(
                        plain(office.name()).substring(0, 3).toUpperCase(Locale.ROOT),
                        kind.name().charAt(0),
                        number);
    }

    private void addEmployees(Company company, Office office) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            rows.add(Map.of(
                    "email", emailOf(company, office, number),
                    "password", PASSWORD,
                    "firstName", FIRST_NAMES.get((company.offices().indexOf(office) * 4 + number) % FIRST_NAMES.size()),
                    "lastName", pick(LAST_NAMES),
                    "client", company.name(),
                    "office", office.name(),
                    "mainTransportationMethod", random.nextBoolean() ? "Moto" : "Transporte público",
                    "secondaryTransportationMethod", "Caminando"));
        }
        admin.postOnceKnown("/api/users/load-users", Map.of("users", rows, "role", "user"));
    }

    private static String emailOf(Company company, Office office, int number) {
        String first = FIRST_NAMES.get((company.offices().indexOf(office) * 4 + number) % FIRST_NAMES.size());
        return plain(first) + '.' + plain(office.name()) + '@' + company.domain();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }

    private void signIn(Company company) {
        for (Office office : company.offices()) {
            for (int number = 0; number < 4; number++) {
                String email = emailOf(company, office, number);
                Api api = new Api(address);
                api.signIn(email, PASSWORD);
                riders.add(new Rider(email, company.name(), office.name(), api));
            }
        }
    }

    /** Rents, rides, returns and rates, one after the other. */
    void ride(long times, long pauseMillis) {
        for (long ride = 0; ride < times; ride++) {
            ride(riders.get(random.nextInt(riders.size())));
            if (pauseMillis > 0) {
                Api.pause(pauseMillis / 2 + random.nextLong(pauseMillis));
            }
        }
    }

    private void ride(Rider rider) {
        JsonNode free = rider.api()
                .get("/api/clients/resources/available?client=" + encoded(rider.company()) + "&office="
                        + encoded(rider.office()));
        if (free.isEmpty()) {
            return; // all are out, or in the workshop
        }
        JsonNode vehicle = free.path(random.nextInt(free.size()));
        String id = vehicle.path("id").asString();
        try {
            String reservation = rider.api()
                    .postOnceKnown("/api/resources/" + id + "/rent", Map.of("typeRent", 1))
                    .at("/reservation/id")
                    .asString();
            String trip = rider.api()
                    .postOnceKnown(
                            "/api/travels",
                            Map.of(
                                    "origin", pick(PLACES),
                                    "destination", rider.office(),
                                    "resourceRef", vehicle.path("reference").asString(),
                                    "reservationId", reservation))
                    .path("id")
                    .asString();
            int km = 1 + random.nextInt(12);
            Map<String, Object> indicators = Map.of("km", km, "calories", km * 24, "energyFootprint", km);
            rider.api().put("/api/travels/" + trip + "/finish", Map.of("indicators", indicators));
            rider.api()
                    .post(
                            "/api/resources/" + id + "/return",
                            Map.of("reservationId", reservation, "indicators", indicators));
            if (random.nextInt(3) == 0) {
                rider.api()
                        .put(
                                "/api/resources/rents/" + reservation + "/rate",
                                Map.of("rating", 3 + random.nextInt(3), "comments", pick(COMMENTS)));
            }
            trips++;
        } catch (Api.RefusedException e) {
            System.err.println(rider.email() + " gives up: " + e.getMessage());
        }
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** How many trips were finished. */
    public int trips() {
        return trips;
    }

    @Override
    public String toString() {
        return """
            %d companies with %d riders, %d new vehicles, %d trips.
            Sign in as %s (any rider), client-admin@movers.example or meb-admin@movers.example; password: %s
            """.formatted(
                COMPANIES.size(), riders.size(), vehicles, trips, riders.get(0).email(), PASSWORD);
    }
}
