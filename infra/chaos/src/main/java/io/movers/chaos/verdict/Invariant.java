package io.movers.chaos.verdict;

import java.util.List;

/** Something that must be true at the end of a run. */
interface Invariant {
    /** What it says. */
    String name();

    /** Where it does not hold; empty if it holds. */
    List<Violation> violations(Evidence evidence);

    /** Whether it is about effects, which are lost for good with events or acknowledged writes. */
    default boolean isAboutEffects() {
        return false;
    }
}
