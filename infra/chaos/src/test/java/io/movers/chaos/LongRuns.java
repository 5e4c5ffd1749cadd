package io.movers.chaos;

/** The runs that take too long for every build. */
public final class LongRuns {
    private LongRuns() {}

    /** Whether this build includes them. If not, it prints so, because the build's output contains no reason for a skipped test. */
    public static boolean areAskedFor() {
        boolean asked = Boolean.getBoolean("chaos.all");
        if (!asked) {
            System.out.println(
                    "NOT RUN: chaos.all is not set; the checker runs for some seconds only. make test-all runs it for"
                            + " longer, and with each mechanism switched off.");
        }
        return asked;
    }
}
