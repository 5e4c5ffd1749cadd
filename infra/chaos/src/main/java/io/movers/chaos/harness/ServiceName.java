package io.movers.chaos.harness;

import io.movers.auth.AuthApplication;
import io.movers.clients.ClientsApplication;
import io.movers.locations.LocationsApplication;
import io.movers.notifications.NotificationsApplication;
import io.movers.resources.ResourcesApplication;
import io.movers.travels.TravelsApplication;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The six services. */
public enum ServiceName {
    AUTH(AuthApplication.class, 1),
    CLIENTS(ClientsApplication.class, 1),
    LOCATIONS(LocationsApplication.class, 1),
    NOTIFICATIONS(NotificationsApplication.class, 1),
    RESOURCES(ResourcesApplication.class, 2),
    TRAVELS(TravelsApplication.class, 2);

    private final Class<?> application;
    private final int replicas;

    ServiceName(Class<?> application, int replicas) {
        this.application = application;
        this.replicas = replicas;
    }

    /** Its name, which is also that of its database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many replicas of it run. */
    public int replicas() {
        return replicas;
    }

    String mainClass() {
        return application.getName();
    }

    /**
     * The class path of this JVM without the other services and without the checker: each service has its own application.yml.
     * Libraries come first, so that all services can share one archive of their classes.
     */
    List<String> classPath() {
        Set<Path> others = Arrays.stream(values())
                .filter(service -> service != this)
                .map(service -> location(service.application))
                .collect(Collectors.toSet());
        Path checker = location(ServiceName.class);
        Path tests = checker.resolveSibling("test-classes");
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (!others.contains(path) && !path.equals(checker) && !path.equals(tests)) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(entry -> entry.contains(File.separator + "target" + File.separator)));
        return entries;
    }

    /** What of the checker the services need: its clock and, in tests, its switches. */
    static List<String> checkerClassPath(boolean withSwitches) {
        Path checker = location(ServiceName.class);
        return withSwitches
                ? List.of(
                        checker.toString(),
                        checker.resolveSibling("test-classes").toString())
                : List.of(checker.toString());
    }

    private static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("No code source for " + type);
        }
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
