package io.movers.local;

import java.nio.file.Path;

/** Starts the suite on free ports and stops it again, so that the JVM can record which classes that takes: see {@code class-archive.sh}. */
final class Rehearsal {
    private Rehearsal() {}

    /**
     * Starts it once.
     *
     * @param args the folder for its data
     */
    public static void main(String[] args) {
        var suite = new Suite(SuiteConfig.onFreePorts(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "suite-stop"));
        try {
            suite.open();
        } catch (SuiteException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0); // the hook stops the suite
    }
}
