package io.movers.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Runs the suite in the foreground until Ctrl-C, or until one of its services ends by itself. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Suite suite;
        UnreadVariables.ofTheSuite().warnings(System.getenv().keySet()).forEach(System.err::println);
        try {
            suite = new Suite(SuiteConfig.fromEnvironment(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "suite-stop"));
            suite.open();
        } catch (SuiteException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        System.out.println(welcome(suite));
        System.err.println("The service " + suite.awaitEnd().id() + " has ended, so the suite ends too.");
        System.exit(1);
    }

    private static String welcome(Suite suite) {
        var started = Duration.ofMillis(ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> java.time.Instant.now().toEpochMilli() - start.toEpochMilli())
                .orElse(0L));
        return String.format(
                Locale.ROOT,
                """

                Movers is ready (%.1f s).

                  Console   %s
                  Admin     %s  password: %s
                  Mails     %s/#mails
                  Services  %s
                  Actuator  %s
                  MongoDB   %s
                  NATS      %s
                  Data      %s

                Ctrl-C stops it.
                """,
                started.toMillis() / 1000.0,
                suite.url(),
                suite.adminEmail(),
                suite.adminPassword(),
                suite.url(),
                ports(suite::port) + extraServices(suite),
                ports(suite::managementPort),
                suite.databaseAddress(),
                suite.natsUrl(),
                suite.config().dataDir());
    }

    private static String extraServices(Suite suite) {
        return suite.extraServices().stream()
                .map(service -> "%n            %s on %s:%d, with the environment of %s"
                        .formatted(
                                service.id(),
                                service.host(),
                                service.port(),
                                suite.environmentFile(service).path()))
                .collect(Collectors.joining());
    }

    private static String ports(ToIntFunction<Service> port) {
        return Arrays.stream(Service.values())
                .map(service -> service.id() + ' ' + port.applyAsInt(service))
                .collect(Collectors.joining(", "));
    }
}
