package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import io.movers.chaos.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No service takes a session that was signed out, or whose account was archived after it began. */
public final class EndedSessions implements Invariant {
    @Override
    public String name() {
        return "ended sessions are refused";
    }

    /** The sessions that have ended for certain. */
    public static Set<String> ended(History history) {
        Map<String, List<Command>> signIns = new HashMap<>();
        Set<String> ended = new HashSet<>();
        for (Command command : history.commands()) {
            switch (command.type()) {
                case "sign-in" -> {
                    if (command.isOk()) {
                        signIns.computeIfAbsent(command.fact("account"), key -> new ArrayList<>())
                                .add(command);
                    }
                }
                case "sign-out" -> {
                    if (command.isOk()) {
                        ended.add(command.fact("session"));
                    }
                }
                case "archive" -> {
                    if (command.isOk()) {
                        signIns.getOrDefault(command.fact("account"), List.of()).stream()
                                .filter(signIn -> signIn.end() < command.start())
                                .forEach(signIn -> ended.add(signIn.fact("session")));
                    }
                }
                default -> {
                    // It ends no session.
                }
            }
        }
        return ended;
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Set<String> ended = ended(evidence.history());
        List<Violation> violations = new ArrayList<>();
        for (Command probe : evidence.history().of("probe")) {
            if (ended.contains(probe.fact("session")) && probe.isOk()) {
                List<Command> shown = new ArrayList<>(evidence.history().about(List.of(probe.fact("session"))));
                shown.removeIf(command -> command.type().equals("probe") && command.id() != probe.id());
                violations.add(new Violation(
                        name(),
                        "session " + probe.fact("session") + " still works at " + probe.fact("replica"),
                        shown));
            }
        }
        return violations;
    }
}
