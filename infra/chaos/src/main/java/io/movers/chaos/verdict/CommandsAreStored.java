package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What was acknowledged is stored; what has no known answer happened once or not at all. */
final class CommandsAreStored implements Invariant {
    @Override
    public String name() {
        return "every acknowledged command is stored, every unknown one at most once";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        Stored stored = evidence.stored();
        creates(evidence, violations, "sign-up", "account", "auth.users", "email", "email", "");
        creates(evidence, violations, "rent", "reservation", "resources.reservations", "tag", "typeRent", "");
        creates(evidence, violations, "start", "travel", "travels.travels", "tag", "origin", "");
        creates(evidence, violations, "add-vehicle", "resource", "resources.resources", "", "", "");
        creates(evidence, violations, "open-office", "office", "clients.offices", "tag", "name", "Sede ");
        for (Command command : evidence.history().of("activate", "return", "finish")) {
            if (command.isOk()) {
                String wrong = wrong(command, stored);
                if (!wrong.isEmpty()) {
                    violations.add(new Violation(name(), wrong, List.of(command)));
                }
            }
        }
        return violations;
    }

    private static String wrong(Command command, Stored stored) {
        return switch (command.type()) {
            case "activate" ->
                has(stored.find("auth.users", command.fact("account")), "status", "active")
                        ? ""
                        : "account " + command.fact("account") + " is not active";
            case "return" ->
                has(stored.find("resources.reservations", command.fact("reservation")), "status", "finished")
                        ? ""
                        : "reservation " + command.fact("reservation") + " is not finished";
            default -> finished(command, stored.find("travels.travels", command.fact("travel")));
        };
    }

    private static String finished(Command command, @Nullable Document travel) {
        if (travel == null || !has(travel, "status", "completed")) {
            return "travel " + command.fact("travel") + " is not completed";
        }
        Document indicators = travel.get("indicators", Document.class);
        double km = indicators == null ? 0 : Stored.number(indicators.get("km"));
        return km == Double.parseDouble(command.fact("km"))
                ? ""
                : "travel " + command.fact("travel") + " has " + km + " km, its finish was answered "
                        + command.fact("km");
    }

    private static boolean has(@Nullable Document document, String field, String value) {
        return document != null && value.equals(document.get(field));
    }

    /** Commands that make a document: it is there if they were acknowledged, and there is never a second one. */
    private void creates(
            Evidence evidence,
            List<Violation> violations,
            String type,
            String idFact,
            String collection,
            String tagFact,
            String tagField,
            String tagPrefix) {
        Map<String, Integer> byTag = new HashMap<>();
        if (!tagFact.isEmpty()) {
            evidence.stored()
                    .all(collection)
                    .values()
                    .forEach(document -> byTag.merge(tag(document.get(tagField)), 1, Integer::sum));
        }
        for (Command command : evidence.history().of(type)) {
            String tag = tagPrefix + command.fact(tagFact);
            int copies = byTag.getOrDefault(tag, 0);
            if (command.isOk() && evidence.stored().find(collection, command.fact(idFact)) == null) {
                violations.add(new Violation(
                        name(), collection + " has no document " + command.fact(idFact), List.of(command)));
            } else if (!command.fact(tagFact).isEmpty() && copies > 1) {
                violations.add(new Violation(
                        name(), collection + " has " + copies + " documents of one " + type, List.of(command)));
            } else if (!command.fact(tagFact).isEmpty() && command.isRefused() && copies > 0) {
                violations.add(
                        new Violation(name(), collection + " has a document of a refused " + type, List.of(command)));
            }
        }
    }

    private static String tag(@Nullable Object value) {
        return value instanceof Number number ? Long.toString(number.longValue()) : Stored.text(value);
    }
}
