package io.movers.local.replay;

/** One place in which the suite's answer differs from the transcript and the granted differences. */
record Difference(String path, String expected, String got) {
    @Override
    public String toString() {
        return path + "\n        expected " + expected + "\n        got      " + got;
    }
}
