package io.movers.chaos.verdict;

import io.movers.chaos.harness.Mails;
import io.movers.chaos.nemesis.FaultKind;
import io.movers.chaos.nemesis.FaultWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Each account that signed up has one mail with its code. A further copy is right only where the mail server did not confirm the
 * one before, or the service could not note that it did.
 */
final class MailsAreSentOnce implements Invariant {
    private static final long GRACE_MICROS = 8_000_000;
    private static final Set<FaultKind> AT_THE_DATABASE =
            Set.of(FaultKind.RESTART_DATABASE, FaultKind.DATABASE_LOSES_WRITES, FaultKind.DISK_FULL);
    private static final Set<FaultKind> AT_THE_SERVICE = Set.of(
            FaultKind.KILL_SERVICE,
            FaultKind.PAUSE_SERVICE,
            FaultKind.ROLLING_RESTART,
            FaultKind.CUT_DATABASE,
            FaultKind.SLOW_DATABASE,
            FaultKind.CLOCK_AHEAD);

    @Override
    public String name() {
        return "each activation is mailed once";
    }

    @Override
    public boolean isAboutEffects() {
        return true;
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Set<String> signedUp = new HashSet<>();
        evidence.history().of("sign-up").forEach(command -> signedUp.add(command.fact("email")));
        List<Violation> violations = new ArrayList<>();
        for (Document account : evidence.stored().all("auth.users").values()) {
            String email = Stored.text(account.get("email"));
            String code = Stored.text(account.get("activationCode"));
            if (!signedUp.contains(email)) {
                continue;
            }
            List<Mails.Copy> copies = evidence.mails().stream()
                    .filter(copy -> copy.activation()
                            && copy.to().equals(email)
                            && copy.code().equals(code))
                    .toList();
            long needless = copies.stream()
                    .limit(Math.max(0, copies.size() - 1L))
                    .filter(copy -> copy.confirmed() && !couldNotBeNoted(copy, evidence))
                    .count();
            if (copies.isEmpty() || needless > 0) {
                violations.add(new Violation(
                        name(),
                        "account %s got %d mails with its code, %d of them although the one before was confirmed"
                                .formatted(Stored.id(account), copies.size(), needless),
                        evidence.history().about(List.of(email))));
            }
        }
        return violations;
    }

    private static boolean couldNotBeNoted(Mails.Copy copy, Evidence evidence) {
        long at = evidence.micros(copy.receivedAt());
        return evidence.faults().stream()
                .filter(MailsAreSentOnce::keepsFromNoting)
                .anyMatch(window -> window.touches(at, at + GRACE_MICROS, GRACE_MICROS));
    }

    private static boolean keepsFromNoting(FaultWindow window) {
        return AT_THE_DATABASE.contains(window.kind())
                || (AT_THE_SERVICE.contains(window.kind()) && window.target().startsWith("notifications"));
    }
}
