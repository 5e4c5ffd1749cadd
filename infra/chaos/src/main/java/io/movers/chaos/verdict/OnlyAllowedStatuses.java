package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** People get success, a refusal that they may cause, or, while something is down, 503 with {@code Retry-After}. */
final class OnlyAllowedStatuses implements Invariant {
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 409);
    private static final int UNAVAILABLE = 503;
    private static final long GRACE_MICROS = 30_000_000;

    @Override
    public String name() {
        return "only allowed statuses are answered";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        evidence.history().stream().forEach(command -> {
            String wrong = wrong(command, evidence);
            if (!wrong.isEmpty()) {
                violations.add(new Violation(name(), wrong, List.of(command)));
            }
        });
        return violations;
    }

    private static String wrong(Command command, Evidence evidence) {
        int status = command.status();
        if (status == Command.UNKNOWN || command.isOk() || REFUSALS.contains(status)) {
            return "";
        }
        if (status != UNAVAILABLE) {
            return command.type() + " was answered " + status;
        }
        if (!command.fact("noRetryAfter").isEmpty()) {
            return command.type() + " was answered 503 without Retry-After";
        }
        boolean somethingIsDown = evidence.faults().stream()
                .anyMatch(window -> window.touches(command.start(), command.end(), GRACE_MICROS));
        return somethingIsDown ? "" : command.type() + " was answered 503 while nothing was down";
    }
}
