package io.movers.local.replay;

/** One place where the answer of the suite is not what the transcript and the granted differences allow. */
record Difference(String path, String expected, String got) {
    @Override
    public String toString() {
        return path + "\n        expected " + expected + "\n        got      " + got;
    }
}
