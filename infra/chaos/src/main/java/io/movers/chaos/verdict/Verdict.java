package io.movers.chaos.verdict;

import java.util.List;

/** Judges a run by all that must be true. */
public final class Verdict {
    private static final List<Invariant> INVARIANTS = List.of(
            new CommandsAreStored(),
            new LastWritesStay(),
            new RentalsDoNotOverlap(),
            new PointsFollowFromTrips(),
            new KilometresFollowFromTrips(),
            new MailsAreSentOnce(),
            new CopiesEqualOwners(),
            new CompanyNamesAreCurrent(),
            new VersionsHaveNoHoles(),
            new NothingIsLeftWaiting(),
            new EndedSessions(),
            new OnlyAllowedStatuses());

    private Verdict() {}

    /** All that is wrong; empty if every promise was kept. */
    public static List<Violation> of(Evidence evidence) {
        return INVARIANTS.stream()
                .filter(invariant -> evidence.effectsSurvive() || !invariant.isAboutEffects())
                .flatMap(invariant -> invariant.violations(evidence).stream())
                .toList();
    }
}
