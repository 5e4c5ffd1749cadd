package io.movers.local;

import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One service in its own Spring context, next to the others in this JVM. */
final class RunningService {
    private final Service service;
    private final int port;
    private final int managementPort;
    private final Map<String, String> properties;
    private @Nullable ConfigurableApplicationContext context;

    RunningService(Service service, int port, int managementPort, Map<String, String> properties) {
        this.service = service;
        this.port = port;
        this.managementPort = managementPort;
        this.properties = Map.copyOf(properties);
    }

    Service service() {
        return service;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    synchronized @Nullable ConfigurableApplicationContext context() {
        return context;
    }

    synchronized void start() {
        if (context != null) {
            return;
        }
        var application = new SpringApplication(service.application());
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false); // the suite stops its parts in its own order
        application.setLogStartupInfo(false);
        context = application.run(arguments());
    }

    synchronized void stop() {
        ConfigurableApplicationContext running = context;
        context = null;
        if (running != null) {
            running.close();
        }
    }

    private String[] arguments() {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .sorted()
                .toArray(String[]::new);
    }

    /** Points to the service's own application.yml: by default every service would find the first one on the shared class path. */
    static String configLocation(Service service) {
        CodeSource source = service.application().getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("No code source for " + service.application());
        }
        URL code = source.getLocation();
        String location = code.toString();
        return List.of(".jar", ".zip").stream().anyMatch(location::endsWith)
                ? "jar:" + location + "!/application.yml"
                : location + "application.yml";
    }
}
