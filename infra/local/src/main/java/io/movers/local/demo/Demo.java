package io.movers.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code make demo}: fills a running suite and, if asked to, keeps a light traffic going. */
public final class Demo {
    private static final long SEED = 2026;

    private Demo() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = System.getenv();
        String port = environment.getOrDefault("GATEWAY_PORT", "8080");
        String address = environment.getOrDefault("DEMO_URL", "http://localhost:" + port);
        try {
            World world = fill(address, adminEmail(environment), adminPassword(environment), seed(environment));
            System.out.println(world);
            if (Boolean.parseBoolean(environment.getOrDefault("DEMO_TRAFFIC", "false"))) {
                System.out.println("Traffic goes on; Ctrl-C ends it.");
                world.ride(Long.MAX_VALUE, 1_500);
            }
        } catch (Api.RefusedException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Fills a suite. Where the world exists already, it rides on in it. */
    public static World fill(String address, String adminEmail, String adminPassword, long seed) {
        Api admin = new Api(address);
        admin.signIn(adminEmail, adminPassword);
        World world = new World(address, admin, seed);
        world.build();
        world.ride(World.TRIPS, 0);
        return world;
    }

    private static String adminEmail(Map<String, String> environment) {
        return environment.getOrDefault("BOOTSTRAP_ADMIN_EMAIL", "admin@movers.example");
    }

    private static String adminPassword(Map<String, String> environment) throws IOException {
        String given = environment.getOrDefault("BOOTSTRAP_ADMIN_PASSWORD", "");
        Path kept = Path.of(environment.getOrDefault("DATA_DIR", ".data"), "admin-password");
        if (given.isEmpty() && !Files.exists(kept)) {
            throw new IllegalStateException(
                    kept + " is missing: start the suite with `make run`, or set BOOTSTRAP_ADMIN_PASSWORD");
        }
        return given.isEmpty() ? Files.readString(kept).trim() : given;
    }

    private static long seed(Map<String, String> environment) {
        return Long.parseLong(environment.getOrDefault("DEMO_SEED", Long.toString(SEED)));
    }
}
