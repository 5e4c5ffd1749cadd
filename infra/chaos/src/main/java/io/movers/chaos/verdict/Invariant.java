package io.movers.chaos.verdict;

import java.util.List;

/** Something that must be true at the end of a run. */
interface Invariant {
    /** The promise, in words for the report. */
    String name();

    /** Where it does not hold; empty if it holds. */
    List<Violation> violations(Evidence evidence);

    /** Whether it is about effects. They cannot be recovered after events or acknowledged writes were lost. */
    default boolean isAboutEffects() {
        return false;
    }
}
