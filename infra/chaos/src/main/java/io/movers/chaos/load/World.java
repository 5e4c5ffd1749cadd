package io.movers.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the people know of one another: companies, offices, the fleet, accounts and sessions. */
public final class World {
    /** A company. Of those whose name changes, nothing else changes that names them: a late write would bring the former name back. */
    static final class Company {
        private final String id;
        private final String domain;
        private final boolean isRenamed;
        private volatile String name;

        Company(String id, String domain, boolean isRenamed, String name) {
            this.id = id;
            this.domain = domain;
            this.isRenamed = isRenamed;
            this.name = name;
        }

        boolean isRenamed() {
            return isRenamed;
        }

        String id() {
            return id;
        }

        String domain() {
            return domain;
        }

        String name() {
            return name;
        }

        void rename(String newName) {
            name = newName;
        }
    }

    /** An office of a company. */
    record Office(String id, Company company, String name) {}

    /**
     * A bicycle or scooter.
     *
     * @param plain whether nothing but rents and returns happens to it
     */
    record Vehicle(String id, String type, Office office, boolean plain) {}

    /** An account that signed up. */
    record Account(String id, String email, Office office) {}

    /** Tokens by the session that they belong to. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private final List<Office> offices = new CopyOnWriteArrayList<>();
    private final List<Vehicle> vehicles = new CopyOnWriteArrayList<>();
    private final List<Account> accounts = new CopyOnWriteArrayList<>();
    private final Queue<Account> archived = new ConcurrentLinkedQueue<>();
    private volatile String staffId = "";
    private volatile String componentId = "";

    void add(Office office) {
        offices.add(office);
    }

    void add(Vehicle vehicle) {
        vehicles.add(vehicle);
    }

    void add(Account account) {
        accounts.add(account);
    }

    void staff(String id) {
        staffId = id;
    }

    void component(String id) {
        componentId = id;
    }

    String staffId() {
        return staffId;
    }

    String componentId() {
        return componentId;
    }

    List<Office> offices() {
        return offices;
    }

    List<Vehicle> vehicles() {
        return vehicles;
    }

    List<Vehicle> vehiclesOf(Company company) {
        List<Vehicle> own = new ArrayList<>(vehicles);
        own.removeIf(vehicle -> vehicle.office().company() != company);
        return own;
    }

    List<Account> accounts() {
        return accounts;
    }

    /** Asks the staff to enable an archived account. */
    void callForHelp(Account account) {
        archived.add(account);
    }

    /** The next account to enable; null if nobody asks. */
    @Nullable Account nextCall() {
        return archived.poll();
    }

    /** Notes the token of a session. */
    void session(String session, String token) {
        tokens.put(session, token);
    }

    /** All sessions there were, with their tokens. */
    public Map<String, String> sessions() {
        return Map.copyOf(tokens);
    }
}
