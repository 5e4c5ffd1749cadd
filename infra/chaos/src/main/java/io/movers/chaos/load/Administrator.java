package io.movers.chaos.load;

import io.movers.chaos.harness.ServiceName;
import io.movers.chaos.harness.Suite;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A member of staff: looks after companies, offices, accounts and the fleet, and does its work. */
final class Administrator extends Person {
    Administrator(String name, long seed, long delayMillis, Api api, World world, AtomicBoolean goesOn) {
        super(name, seed, delayMillis, api, world, goesOn);
    }

    @Override
    void act() {
        if (!isSignedIn()) {
            signIn(Suite.ADMIN, Suite.ADMIN_PASSWORD, "admin");
            return;
        }
        World.Account archived = world().nextCall();
        if (archived != null) {
            archive(archived, false);
            return;
        }
        int choice = random().nextInt(100);
        if (choice < 12) {
            archiveSomebody();
        } else if (choice < 30) {
            changeOffice();
        } else if (choice < 40) {
            changeCompany();
        } else if (choice < 60) {
            changeVehicle();
        } else if (choice < 64) {
            addVehicle();
        } else if (choice < 70) {
            openAndDeleteOffice();
        } else if (choice < 85) {
            disableAndEnable();
        } else {
            repair();
        }
    }

    private void archiveSomebody() {
        if (world().accounts().isEmpty()) {
            return;
        }
        archive(any(world().accounts()), chance(50));
    }

    private void archive(World.Account account, boolean archive) {
        keep(request(archive ? "archive" : "enable", ServiceName.AUTH)
                .post(
                        "/api/users/" + (archive ? "archive-users" : "enable-users"),
                        "{\"users\":[{\"id\":\"" + account.id() + "\"}]}")
                .fact("account", account.id())
                .fact("register", "archived:" + account.id())
                .fact("value", Boolean.toString(archive))
                .send());
    }

    private void changeOffice() {
        World.Office office = any(world().offices());
        String value = "v" + tag();
        keep(request("office", ServiceName.CLIENTS)
                .put("/api/clients/" + office.company().id() + "/offices/" + office.id(), officeBody("", value))
                .fact("office", office.id())
                .fact("register", "office:" + office.id())
                .fact("value", value)
                .send());
    }

    private String officeBody(String name, String city) {
        return """
            {"name":"%1$s","city":"%2$s","country":"%2$s","mebAdmin":"%3$s","clientAdmin":"%3$s",
             "inventoryAdmin":"%3$s","repairAdmin":"%3$s","maintenanceAdmin":"%3$s",
             "location":{"lat":4.6,"lng":-74.1}}\
            """.formatted(name, city, world().staffId());
    }

    private void changeCompany() {
        World.Company company = any(world().offices()).company();
        String value = "v" + tag();
        boolean rename = company.isRenamed() && chance(50);
        String name = rename ? "Company " + value : company.name();
        Answer answer = request(rename ? "rename" : "company", ServiceName.CLIENTS)
                .put("/api/clients/" + company.id(), """
                    {"name":%s,"nit":"%s","logo":"logo.png","mebAdmin":"%3$s","superAdminClient":"%3$s"}\
                    """.formatted(quoted(name), value, world().staffId()))
                .fact("company", company.id())
                .fact("register", "company:" + company.id())
                .fact("value", value)
                .send();
        keep(answer);
        if (rename && answer.isOk()) {
            company.rename(name);
        }
    }

    private void changeVehicle() {
        World.Vehicle vehicle = any(world().vehicles());
        if (vehicle.office().company().isRenamed()) {
            return;
        }
        long value = tag();
        keep(request("vehicle", ServiceName.RESOURCES)
                .put("/api/resources/" + vehicle.id(), """
                    {"type":"%s","reference":"R-%2$d","qrCode":"x","lockerPassword":1234,"client":%3$s,"office":%4$s,
                     "loanTime":%2$d}\
                    """.formatted(
                                vehicle.type(),
                                value,
                                quoted(vehicle.office().company().name()),
                                quoted(vehicle.office().name())))
                .fact("resource", vehicle.id())
                .fact("register", "resource:" + vehicle.id())
                .fact("value", Long.toString(value))
                .send());
    }

    private void addVehicle() {
        World.Office office = any(world().offices());
        if (!office.company().isRenamed()) {
            keep(vehicle(office, any(world().vehicles()).type()));
        }
    }

    Answer vehicle(World.Office office, String type) {
        long value = tag();
        return request("add-vehicle", ServiceName.RESOURCES)
                .post("/api/resources", """
                    {"type":"%s","reference":"R-%2$d","qrCode":"x","lockerPassword":1234,"client":%3$s,"office":%4$s,
                     "loanTime":%2$d}\
                    """.formatted(
                                type, value, quoted(office.company().name()), quoted(office.name())))
                .fact("tag", Long.toString(value))
                .keep("resource", "/id")
                .send();
    }

    private void openAndDeleteOffice() {
        World.Office office = any(world().offices());
        String value = "v" + tag();
        Answer opened = request("open-office", ServiceName.CLIENTS)
                .post("/api/clients/" + office.company().id() + "/offices", officeBody("Sede " + value, value))
                .fact("tag", value)
                .keep("office", "/id")
                .send();
        keep(opened);
        if (opened.isOk()) {
            String id = opened.text("/id");
            keep(request("delete-office", ServiceName.CLIENTS)
                    .delete("/api/clients/" + office.company().id() + "/offices/" + id)
                    .fact("office", id)
                    .fact("register", "deleted-office:" + id)
                    .fact("value", "true")
                    .send());
        }
    }

    private void disableAndEnable() {
        workedOn().ifPresent(vehicle -> {
            String body = "{\"resources\":[{\"id\":\"" + vehicle.id() + "\"}]}";
            for (String step : List.of("disable", "enable")) {
                keep(request(step, ServiceName.RESOURCES)
                        .post("/api/resources/" + step + "-resources", body)
                        .fact("resource", vehicle.id())
                        .send());
            }
        });
    }

    private Optional<World.Vehicle> workedOn() {
        List<World.Vehicle> worked =
                world().vehicles().stream().filter(vehicle -> !vehicle.plain()).toList();
        return worked.isEmpty() ? Optional.empty() : Optional.of(any(worked));
    }

    private void repair() {
        workedOn().ifPresent(vehicle -> {
            String path = "/api/resources/" + vehicle.id();
            Answer opened = request("open-repair", ServiceName.RESOURCES)
                    .post(path + "/repairs", "{}")
                    .fact("resource", vehicle.id())
                    .keep("repair", "/id")
                    .send();
            keep(opened);
            if (!opened.isOk()) {
                return;
            }
            String id = opened.text("/id");
            step("start-repair", vehicle, id, path + "/start-repair", false, "{\"repairId\":\"" + id + "\"}");
            step("complete-repair", vehicle, id, path + "/repairs", true, """
                {"repairId":"%s","components":[{"componentId":"%s","componentName":"Frenos","status":"good"}]}\
                """.formatted(id, world().componentId()));
            step("approve-repair", vehicle, id, path + "/approve-repair", false, "{\"repairId\":\"" + id + "\"}");
        });
    }

    private void step(String type, World.Vehicle vehicle, String repair, String path, boolean put, String body) {
        Api.Request request = request(type, ServiceName.RESOURCES)
                .fact("resource", vehicle.id())
                .fact("repair", repair);
        keep((put ? request.put(path, body) : request.post(path, body)).send());
    }
}
