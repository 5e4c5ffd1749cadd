package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * The rents and returns of each resource can be put in one order that fits their times and answers, in which nobody rents a
 * resource that somebody has. What unknown commands did is read from the reservations.
 */
final class RentalsDoNotOverlap implements Invariant {
    /** What is answered if somebody has the resource: another renter, or the caller. */
    private static final Set<String> TAKEN = Set.of("El recurso no está disponible", "Ya tienes rentado este recurso");

    @Override
    public String name() {
        return "rentals of a resource do not overlap";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, List<Command>> byResource = new LinkedHashMap<>();
        evidence.history()
                .of("rent", "return")
                .forEach(command -> byResource
                        .computeIfAbsent(command.fact("resource"), key -> new ArrayList<>())
                        .add(command));
        Map<String, Document> byTag = new HashMap<>();
        evidence.stored()
                .all("resources.reservations")
                .values()
                .forEach(reservation ->
                        byTag.put(Long.toString((long) Stored.number(reservation.get("typeRent"))), reservation));
        List<Violation> violations = new ArrayList<>();
        byResource.forEach((resource, commands) -> {
            List<RentalStep> steps = steps(commands, byTag);
            Document stored = evidence.stored().find("resources.resources", resource);
            Document rental = stored == null ? null : stored.get("rental", Document.class);
            String holder = rental == null ? "" : Stored.text(rental.get("id"));
            if (!RentalOrder.exists(steps, holder)) {
                List<RentalStep> shown = shortest(steps);
                violations.add(new Violation(
                        name(),
                        "resource " + resource + " has no order of its rents and returns"
                                + (holder.isEmpty() ? "" : " that ends with reservation " + holder),
                        shown.stream().map(RentalStep::command).toList()));
            }
        });
        consistent(evidence, violations);
        return violations;
    }

    /** An active reservation is the one that its resource is rented under, and the other way round. */
    private void consistent(Evidence evidence, List<Violation> violations) {
        Set<String> rented = new HashSet<>();
        for (Document resource : evidence.stored().all("resources.resources").values()) {
            Document rental = resource.get("rental", Document.class);
            if (rental != null) {
                rented.add(Stored.text(rental.get("id")));
            }
        }
        evidence.stored().all("resources.reservations").forEach((id, reservation) -> {
            boolean active = "active".equals(reservation.get("status"));
            if (active != rented.contains(id)) {
                violations.add(new Violation(
                        name(),
                        "reservation " + id + " is " + reservation.get("status") + ", and "
                                + (active ? "no resource is rented under it" : "a resource is rented under it"),
                        evidence.history().about(List.of(id))));
            }
        });
    }

    private static List<RentalStep> steps(List<Command> commands, Map<String, Document> byTag) {
        List<RentalStep> steps = new ArrayList<>();
        for (Command command : commands) {
            if (command.type().equals("return")) {
                if (!command.isRefused()) {
                    steps.add(RentalStep.giveBack(command));
                }
            } else if (command.isOk()) {
                steps.add(RentalStep.rent(command, command.fact("reservation")));
            } else if (command.isUnknown()) {
                Document reservation = byTag.get(command.fact("tag"));
                if (reservation != null) {
                    steps.add(RentalStep.rent(command, Stored.id(reservation)));
                }
            } else if (command.fact("plain").equals("true") && TAKEN.contains(command.fact("message"))) {
                steps.add(RentalStep.refused(command));
            }
        }
        return steps;
    }

    /** Leaves out what the contradiction does not need: refusals first, then whole rentals. */
    private static List<RentalStep> shortest(List<RentalStep> steps) {
        List<RentalStep> rentals =
                steps.stream().filter(step -> !step.isRefusal()).toList();
        if (RentalOrder.exists(rentals)) {
            return around(steps);
        }
        List<RentalStep> shortest = rentals;
        Set<String> reservations = new HashSet<>();
        rentals.forEach(step -> reservations.add(step.reservation()));
        for (String reservation : reservations) {
            List<RentalStep> fewer = shortest.stream()
                    .filter(step -> !step.reservation().equals(reservation))
                    .toList();
            if (!RentalOrder.exists(fewer)) {
                shortest = fewer;
            }
        }
        return shortest;
    }

    /** The first refusal that no order explains, with what happened just before it and at the same time. */
    private static List<RentalStep> around(List<RentalStep> steps) {
        List<RentalStep> before = new ArrayList<>();
        for (RentalStep step : steps) {
            before.add(step);
            if (step.isRefusal() && !RentalOrder.exists(before)) {
                return before.subList(Math.max(0, before.size() - 6), before.size());
            }
        }
        return steps;
    }
}
