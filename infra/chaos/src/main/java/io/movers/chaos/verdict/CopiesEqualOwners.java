package io.movers.chaos.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** Every copy shows what its owner stores, field by field, and there is one of each. */
final class CopiesEqualOwners implements Invariant {
    /** A collection of copies. */
    private record Copies(String copies, String owner, List<String> fields) {
        static Copies of(String copies, String owner, String fields) {
            return new Copies(copies, owner, List.of(fields.split(" ")));
        }
    }

    private static final String SESSIONS = "email firstName lastName deletedAt sessionsEndedAt signedOut";
    private static final String FLEET = "type reference qrCode lockerPassword client office loanTime status deletedAt";
    private static final List<Copies> ALL = List.of(
            Copies.of("auth.clients", "clients.clients", "name superAdminClient deletedAt"),
            Copies.of("auth.offices", "clients.offices", "name client clientAdmin deletedAt"),
            Copies.of("auth.resources", "resources.resources", FLEET),
            Copies.of(
                    "auth.reservations",
                    "resources.reservations",
                    "status userId resourceId resourceRef client createdAt returnedAt"),
            Copies.of(
                    "clients.users",
                    "auth.users",
                    SESSIONS + " client office role status photo phone documentNumber weight bloodType gender"),
            Copies.of("clients.resources", "resources.resources", FLEET),
            Copies.of("clients.domains", "auth.domains", "domain client active"),
            Copies.of("locations.users", "auth.users", SESSIONS + " client office role status"),
            Copies.of("notifications.users", "auth.users", SESSIONS),
            Copies.of("resources.users", "auth.users", SESSIONS + " client office role"),
            Copies.of("resources.clients", "clients.clients", "name superAdminClient deletedAt"),
            Copies.of(
                    "resources.offices",
                    "clients.offices",
                    "name client clientAdmin repairAdmin maintenanceAdmin inventoryAdmin deletedAt"),
            Copies.of(
                    "resources.travels",
                    "travels.travels",
                    "status origin destination resourceRef reservationId userId indicators"),
            Copies.of("travels.users", "auth.users", SESSIONS + " client office role status"),
            Copies.of("travels.resources", "resources.resources", "reference client deletedAt"),
            Copies.of(
                    "travels.reservations",
                    "resources.reservations",
                    "userId resourceId resourceRef client returnedAt"));

    @Override
    public String name() {
        return "copies equal their owners";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (Copies copies : ALL) {
            evidence.stored().all(copies.owner()).forEach((id, owner) -> {
                Document copy = evidence.stored().find(copies.copies(), id);
                String difference = copy == null ? "is missing" : difference(copies, owner, copy);
                if (!difference.isEmpty()) {
                    violations.add(new Violation(
                            name(),
                            copies.copies() + " " + id + " " + difference,
                            evidence.history().about(List.of(id))));
                }
            });
            if (evidence.effectsSurvive()) {
                evidence.stored().all(copies.copies()).keySet().stream()
                        .filter(id -> evidence.stored().find(copies.owner(), id) == null)
                        .forEach(id -> violations.add(new Violation(
                                name(),
                                copies.copies() + " " + id + " has no owner",
                                evidence.history().about(List.of(id)))));
            }
        }
        return violations;
    }

    private static String difference(Copies copies, Document owner, Document copy) {
        List<String> differences = new ArrayList<>();
        if (Stored.version(owner) != Stored.version(copy)) {
            differences.add("has version " + Stored.version(copy) + ", its owner " + Stored.version(owner));
        }
        for (String field : copies.fields()) {
            if (isRenamedQuietly(copies, field, owner)) {
                continue;
            }
            Object right = Stored.normal(owner.get(field));
            Object there = Stored.normal(copy.get(field));
            if (!Objects.equals(right, there)) {
                differences.add("has " + field + " " + there + ", its owner " + right);
            }
        }
        return String.join("; ", differences);
    }

    /** A renamed company gets its new name in its finished reservations, too, of which no event tells: there may be many. */
    private static boolean isRenamedQuietly(Copies copies, String field, Document owner) {
        return copies.owner().equals("resources.reservations")
                && field.equals("client")
                && "finished".equals(owner.get("status"));
    }
}
