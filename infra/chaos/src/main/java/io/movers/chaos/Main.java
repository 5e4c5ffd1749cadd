package io.movers.chaos;

import java.nio.file.Path;

/** {@code make chaos}. Its exit status is 0 if every promise was kept. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ChaosConfig config;
        try {
            Path folder = Path.of("infra", "chaos", "target", "runs", Long.toString(System.currentTimeMillis()));
            config = ChaosConfig.fromEnvironment(System.getenv(), folder.toAbsolutePath());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println("chaos: seed " + config.seed() + ", history and logs in " + config.folder());
        Report report = ChaosRun.of(config);
        System.out.println(report);
        System.exit(report.isGreen() ? 0 : 1);
    }
}
