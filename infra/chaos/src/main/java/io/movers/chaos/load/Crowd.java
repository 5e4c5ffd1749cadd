package io.movers.chaos.load;

import io.movers.chaos.ChaosConfig;
import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import io.movers.chaos.harness.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Everybody who uses the suite in a run. */
public final class Crowd {
    private static final String BICYCLE = "Bicicleta";
    private static final String SCOOTER = "Patineta";

    private static final int COMPANIES = 3;
    private static final int OFFICES_PER_COMPANY = 2;
    private static final int PLAIN_PER_OFFICE = 2;
    private static final int ADMINISTRATORS = 2;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String label;
    private final ChaosConfig config;
    private final Suite suite;
    private final Api api;
    private final World world = new World();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "person");
        thread.setDaemon(true);
        return thread;
    });

    public Crowd(ChaosConfig config, Suite suite, Api api) {
        this(config, suite, api, "");
    }

    /** @param label tells the companies, types and addresses of this crowd from those of another one */
    public Crowd(ChaosConfig config, Suite suite, Api api, String label) {
        this.label = label;
        this.config = config;
        this.suite = suite;
        this.api = api;
    }

    public World world() {
        return world;
    }

    /** Sets up companies, offices and a fleet while nothing fails yet. */
    public void settle() {
        var founder = new Administrator("founder", config.seed(), 0, api, world, goesOn);
        sure(() -> founder.signIn(Suite.ADMIN, Suite.ADMIN_PASSWORD, "admin"));
        world.staff(sure(() -> founder.request("staff", ServiceName.AUTH)
                        .post("/api/users/admin/signup", """
                            {"email":"staff%1$s@movers.test","password":"secret1","firstName":"Eva","lastName":"Gil",
                             "documentType":"CC","documentNumber":"1%2$s","phone":"100%2$s","role":"client-admin"}\
                            """.formatted(
                                        label, Integer.toUnsignedString(label.hashCode())))
                        .send())
                .text("/id"));
        for (String type : List.of(BICYCLE + label, SCOOTER + label)) {
            Answer made = sure(() -> founder.request("type", ServiceName.RESOURCES)
                    .post("/api/resources/resource-types", """
                        {"type":"%s","brand":"GW","model":"2026","measureIndicators":true,"checkupTime":30,
                         "kmToMaintenance":%d,"photo":"photo.png"}\
                        """.formatted(
                                    type, type.startsWith(BICYCLE) ? 1_000_000 : 20))
                    .send());
            Answer component = sure(() -> founder.request("component", ServiceName.RESOURCES)
                    .post("/api/resources/resource-types/" + made.text("/id") + "/components", """
                        {"name":"Frenos","componentBrand":"Shimano","componentModel":"X1",
                         "regularCondition":{"disables":false,"ticket":false},
                         "badCondition":{"disables":true,"ticket":true}}\
                        """)
                    .send());
            world.component(component.text("/id"));
        }
        for (int number = 1; number <= COMPANIES; number++) {
            found(founder, "Company " + label + number, "c" + label + number + ".test", number == COMPANIES);
        }
    }

    private void found(Administrator founder, String name, String domain, boolean isRenamed) {
        Answer made = sure(() -> founder.request("found", ServiceName.CLIENTS)
                .post("/api/clients", "{\"name\":\"" + name + "\",\"nit\":\"1\",\"logo\":\"logo.png\"}")
                .send());
        var company = new World.Company(made.text("/id"), domain, isRenamed, name);
        sure(() -> founder.request("domain", ServiceName.AUTH)
                .post(
                        "/api/users/domains",
                        "{\"domains\":[{\"domain\":\"" + domain + "\",\"client\":\"" + name + "\"}]}")
                .send());
        for (int number = 1; number <= OFFICES_PER_COMPANY; number++) {
            String officeName = "Sede " + number;
            Answer opened = sure(() -> founder.request("found-office", ServiceName.CLIENTS)
                    .post("/api/clients/" + company.id() + "/offices", """
                        {"name":"%1$s","city":"Bogota","country":"Colombia","mebAdmin":"%2$s","clientAdmin":"%2$s",
                         "inventoryAdmin":"%2$s","repairAdmin":"%2$s","maintenanceAdmin":"%2$s",
                         "location":{"lat":4.6,"lng":-74.1}}\
                        """.formatted(officeName, world.staffId()))
                    .send());
            var office = new World.Office(opened.text("/id"), company, officeName);
            world.add(office);
            for (int vehicle = 0; vehicle < PLAIN_PER_OFFICE; vehicle++) {
                Answer added = sure(() -> founder.vehicle(office, BICYCLE + label));
                world.add(new World.Vehicle(added.text("/id"), BICYCLE + label, office, true));
            }
            Answer added = sure(() -> founder.vehicle(office, SCOOTER + label));
            world.add(new World.Vehicle(added.text("/id"), SCOOTER + label, office, false));
        }
    }

    /** Asks until the answer is a success: what one service knows of another arrives a little later. */
    private static Answer sure(Supplier<Answer> call) {
        var last = new ArrayList<Answer>();
        boolean done = Waiting.until(SOON, () -> {
            Answer answer = call.get();
            last.clear();
            last.add(answer);
            return answer.isOk();
        });
        if (!done) {
            throw new IllegalStateException("The suite could not be set up: " + last);
        }
        return last.get(0);
    }

    /** Lets everybody begin. */
    public void start() {
        for (int number = 1; number <= ADMINISTRATORS; number++) {
            threads.execute(new Administrator("admin" + number, config.seed(), 0, api, world, goesOn));
        }
        for (int number = 1; number <= config.people(); number++) {
            // Not all at the same moment: each sign-up costs a password's hash.
            threads.execute(
                    new Employee("person" + number, config.seed(), number * 250L, api, world, goesOn, suite.mails()));
        }
    }

    /** Lets everybody end what they are doing. */
    public void stop() {
        goesOn.set(false);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
