package io.movers.chaos.load;

import io.movers.chaos.harness.Mails;
import io.movers.chaos.harness.ServiceName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/** An employee: signs up, activates with the mailed code, rents, rides, returns, and is somebody new after a while. */
final class Employee extends Person {
    private static final String PASSWORD = "secret1";
    private static final int MOST_KM = 4;
    private static final int TRIES_BETWEEN_CALLS = 20;
    private static final String HAS_IT_ALREADY = "Ya tienes rentado este recurso";

    private enum Stage {
        STRANGER,
        WAITS_FOR_MAIL,
        MEMBER
    }

    /**
     * A rental that goes on.
     *
     * @param reservation empty if the rent got no answer
     */
    private record Rental(World.Vehicle vehicle, String reservation, String reference) {
        static Rental unanswered(World.Vehicle vehicle) {
            return new Rental(vehicle, "", "");
        }
    }

    private final Mails mails;
    private final Deque<Rental> rentals = new ArrayDeque<>();
    /** What the user may have, too: nothing has told whether the rent or the return took place. */
    private final List<Rental> doubtful = new ArrayList<>();

    private World.Office office;
    private Stage stage = Stage.STRANGER;
    private String email = "";
    private String account = "";
    private int waits;

    Employee(String name, long seed, long delayMillis, Api api, World world, AtomicBoolean goesOn, Mails mails) {
        super(name, seed, delayMillis, api, world, goesOn);
        this.mails = mails;
        this.office = any(world.offices());
    }

    @Override
    void act() {
        switch (stage) {
            case STRANGER -> signUp();
            case WAITS_FOR_MAIL -> activate();
            case MEMBER -> live();
        }
    }

    private void signUp() {
        office = any(world().offices());
        email = "p" + tag() + "@" + office.company().domain();
        Answer answer = request("sign-up", ServiceName.AUTH)
                .as("")
                .post("/api/users/signup", """
                    {"email":%s,"password":"%s","firstName":"Ana","lastName":"Ruiz","client":%s,"office":%s,
                     "mainTransportationMethod":"Moto","secondaryTransportationMethod":"Caminando",
                     "termsDate":true,"comodatoDate":true}\
                    """.formatted(
                                quoted(email), PASSWORD, quoted(office.company().name()), quoted(office.name())))
                .fact("email", email)
                .keep("account", "/id")
                .send();
        // Somebody whose sign-up got no answer tries again with another address.
        if (answer.isOk()) {
            account = answer.text("/id");
            stage = Stage.WAITS_FOR_MAIL;
            waits = 0;
        }
    }

    private void activate() {
        String code = mails.activationCode(email).orElse("");
        if (code.isEmpty()) {
            waits++;
            if (waits > 400) {
                stage = Stage.STRANGER;
            }
            return;
        }
        Answer answer = request("activate", ServiceName.AUTH)
                .as("")
                .post("/api/users/activate", "{\"email\":" + quoted(email) + ",\"activationCode\":\"" + code + "\"}")
                .fact("account", account)
                .send();
        if (answer.isOk() || answer.status() == 404) { // 404: an attempt without an answer has used the code up
            stage = Stage.MEMBER;
            waits = 0;
            world().add(new World.Account(account, email, office));
        }
    }

    private void live() {
        if (!isSignedIn()) {
            Answer answer = signIn(email, PASSWORD, account);
            if (answer.status() == 400) {
                beArchived();
            } else {
                waits = 0;
            }
        } else if (!doubtful.isEmpty()) {
            lookForRentals();
        } else if (!rentals.isEmpty()) {
            ride(rentals.removeFirst());
        } else if (chance(12)) {
            changeProfile();
        } else if (chance(4)) {
            signOut(account);
        } else if (chance(3)) {
            signOut(account);
            becomeSomebodyElse();
        } else {
            rent();
        }
    }

    /** Users who still have a vehicle ask to be enabled again; others sign up anew. */
    private void beArchived() {
        if (rentals.isEmpty() && doubtful.isEmpty()) {
            becomeSomebodyElse();
            return;
        }
        if (waits % TRIES_BETWEEN_CALLS == 0) {
            world().callForHelp(new World.Account(account, email, office));
        }
        waits++;
    }

    private void becomeSomebodyElse() {
        forgetSession();
        rentals.clear();
        doubtful.clear();
        stage = Stage.STRANGER;
    }

    private void changeProfile() {
        String value = "v" + tag();
        keep(request("profile", ServiceName.AUTH)
                .put("/api/users", """
                    {"firstName":"Ana","lastName":"%1$s","client":%2$s,"office":%3$s,"phone":"%1$s"}\
                    """.formatted(value, quoted(office.company().name()), quoted(office.name())))
                .fact("account", account)
                .fact("register", "account:" + account)
                .fact("value", value)
                .send());
    }

    private void rent() {
        World.Vehicle vehicle = any(world().vehiclesOf(office.company()));
        long tag = tag();
        Answer answer = request("rent", ServiceName.RESOURCES)
                .post("/api/resources/" + vehicle.id() + "/rent", "{\"typeRent\":" + tag + "}")
                .fact("account", account)
                .fact("resource", vehicle.id())
                .fact("plain", Boolean.toString(vehicle.plain()))
                .fact("tag", Long.toString(tag))
                .keep("reservation", "/reservation/id")
                .send();
        keep(answer);
        if (answer.isOk()) {
            rentals.add(new Rental(vehicle, answer.text("/reservation/id"), answer.text("/reservation/resourceRef")));
        } else if (answer.isUnknown() || answer.text("/errors/0/message").equals(HAS_IT_ALREADY)) {
            doubtful.add(Rental.unanswered(vehicle));
        }
    }

    /** Looks which rents and returns without a clear answer took place. */
    private void lookForRentals() {
        Answer answer = request("rented", ServiceName.RESOURCES)
                .get("/api/resources/rented-resources")
                .fact("account", account)
                .send();
        keep(answer);
        if (!answer.isOk()) {
            return;
        }
        for (JsonNode rented : answer.body()) {
            String id = rented.at("/id").asString();
            if (rentals.stream().noneMatch(rental -> rental.reservation().equals(id))) {
                doubtful.stream()
                        .filter(rental -> rental.reservation().equals(id))
                        .findFirst()
                        .or(() -> doubtful.stream()
                                .filter(rental -> rental.reservation().isEmpty())
                                .findFirst()
                                .map(rental -> new Rental(
                                        rental.vehicle(),
                                        id,
                                        rented.at("/resourceRef").asString())))
                        .ifPresent(rentals::add);
            }
        }
        doubtful.clear();
    }

    private void ride(Rental rental) {
        for (int trips = 1 + random().nextInt(2); trips > 0; trips--) {
            travel(rental);
        }
        boolean returned = giveBack(rental);
        if (!returned) {
            doubtful.add(rental);
            return;
        }
        if (chance(15)) {
            giveBack(rental);
        }
        if (chance(40)) {
            int rating = 1 + random().nextInt(5);
            keep(request("rate", ServiceName.RESOURCES)
                    .put("/api/resources/rents/" + rental.reservation() + "/rate", "{\"rating\":" + rating + "}")
                    .fact("account", account)
                    .fact("register", "rating:" + rental.reservation())
                    .fact("value", Integer.toString(rating))
                    .send());
        }
    }

    private void travel(Rental rental) {
        String tag = "t" + tag();
        Answer started = request("start", ServiceName.TRAVELS)
                .post("/api/travels", """
                    {"origin":"%s","destination":"Oficina","resourceRef":%s,"reservationId":"%s"}\
                    """.formatted(tag, quoted(rental.reference()), rental.reservation()))
                .fact("account", account)
                .fact("reservation", rental.reservation())
                .fact("resource", rental.vehicle().id())
                .fact("tag", tag)
                .keep("travel", "/id")
                .send();
        keep(started);
        if (!started.isOk()) {
            return;
        }
        int km = 1 + random().nextInt(MOST_KM);
        Answer finished = finish(rental, started.text("/id"), km);
        if (finished.isUnknown() || chance(25)) {
            finish(rental, started.text("/id"), km + 1);
        }
    }

    private Answer finish(Rental rental, String travel, int km) {
        Answer finished = request("finish", ServiceName.TRAVELS)
                .put("/api/travels/" + travel + "/finish", "{\"indicators\":{\"km\":" + km + ",\"calories\":10}}")
                .fact("account", account)
                .fact("reservation", rental.reservation())
                .fact("travel", travel)
                .fact("asked", Integer.toString(km))
                .keep("km", "/indicators/km")
                .send();
        keep(finished);
        return finished;
    }

    private boolean giveBack(Rental rental) {
        Answer answer = request("return", ServiceName.RESOURCES)
                .post(
                        "/api/resources/" + rental.vehicle().id() + "/return",
                        "{\"reservationId\":\"" + rental.reservation() + "\"}")
                .fact("account", account)
                .fact("resource", rental.vehicle().id())
                .fact("reservation", rental.reservation())
                .send();
        keep(answer);
        return answer.isOk();
    }
}
