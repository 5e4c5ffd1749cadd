package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is written again and again, such as a telephone number, has in the end the value of a write that no acknowledged one has
 * followed; and all fields of one write are there together.
 */
final class LastWritesStay implements Invariant {
    @Override
    public String name() {
        return "the last write stays, whole";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, List<Command>> registers = new LinkedHashMap<>();
        evidence.history().stream()
                .filter(command -> !command.fact("register").isEmpty())
                .forEach(command -> registers
                        .computeIfAbsent(command.fact("register"), key -> new ArrayList<>())
                        .add(command));
        List<Violation> violations = new ArrayList<>();
        registers.forEach((register, commands) -> {
            List<Command> writes =
                    commands.stream().filter(command -> !command.isRefused()).toList();
            Set<String> possible = possible(writes);
            Set<String> values = values(register, evidence.stored());
            boolean untouched = writes.stream().noneMatch(Command::isOk);
            if (values.size() > 1 && !untouched) {
                violations.add(new Violation(name(), register + " has parts of several writes: " + values, writes));
            } else if (!untouched && !possible.containsAll(values)) {
                violations.add(new Violation(
                        name(),
                        register + " is " + values + ", it must be one of " + possible,
                        last(writes, possible)));
            }
        });
        return violations;
    }

    /** The values that may be there in the end. */
    static Set<String> possible(List<Command> writes) {
        long lastStart = writes.stream()
                .filter(Command::isOk)
                .mapToLong(Command::start)
                .max()
                .orElse(Long.MIN_VALUE);
        Set<String> possible = new LinkedHashSet<>();
        for (Command write : writes) {
            // An acknowledged write is over when another acknowledged one begins. An unknown one may still come.
            if (write.isUnknown() || write.end() >= lastStart) {
                possible.add(write.fact("value"));
            }
        }
        return possible;
    }

    private static List<Command> last(List<Command> writes, Set<String> possible) {
        return writes.stream()
                .filter(write -> possible.contains(write.fact("value")))
                .toList();
    }

    /** The value or values in the database. */
    private static Set<String> values(String register, Stored stored) {
        int colon = register.indexOf(':');
        String id = register.substring(colon + 1);
        return switch (register.substring(0, colon)) {
            case "account" -> fields(stored.find("auth.users", id), "phone", "lastName");
            case "archived" -> isDeleted(stored.find("auth.users", id));
            case "office" -> fields(stored.find("clients.offices", id), "city", "country");
            case "deleted-office" -> isDeleted(stored.find("clients.offices", id));
            case "company" -> fields(stored.find("clients.clients", id), "nit");
            case "resource" -> fields(stored.find("resources.resources", id), "loanTime", "reference");
            case "rating" -> fields(stored.find("resources.reservations", id), "rating");
            default -> throw new IllegalArgumentException(register);
        };
    }

    private static Set<String> fields(@Nullable Document document, String... names) {
        Set<String> values = new LinkedHashSet<>();
        for (String name : names) {
            Object value = document == null ? null : document.get(name);
            values.add(
                    value instanceof Number number
                            ? Long.toString(number.longValue())
                            : Stored.text(value).replaceFirst("^R-", ""));
        }
        return values;
    }

    private static Set<String> isDeleted(@Nullable Document document) {
        return Set.of(Boolean.toString(document != null && document.get("deletedAt") != null));
    }
}
