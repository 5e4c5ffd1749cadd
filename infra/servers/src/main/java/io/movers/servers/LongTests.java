package io.movers.servers;

/** The tests that take too long for every build. */
public final class LongTests {
    private LongTests() {}

    /** Whether this build includes them. If not, it prints so, because the build's output contains no reason for a skipped test. */
    public static boolean areAskedFor() {
        boolean asked = Boolean.getBoolean("movers.all");
        if (!asked) {
            System.out.println("NOT RUN: movers.all is not set; this test is part of make test-all.");
        }
        return asked;
    }
}
