package io.movers.local;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URL;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** One service in its own Spring context, next to the others in this JVM. */
final class RunningService {
    private final Service service;
    private final int port;
    private final int managementPort;
    private final Map<String, String> properties;
    private final SpanExporter spans;
    private final Consumer<Service> onEnd;
    private volatile @Nullable ConfigurableApplicationContext context;

    /** @param onEnd told when the service ends without being stopped */
    RunningService(
            Service service,
            int port,
            int managementPort,
            Map<String, String> properties,
            SpanExporter spans,
            Consumer<Service> onEnd) {
        this.service = service;
        this.port = port;
        this.managementPort = managementPort;
        this.properties = Map.copyOf(properties);
        this.spans = spans;
        this.onEnd = onEnd;
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
        if (context == null) {
            run(service.application());
        }
    }

    /** Starts again, with the classes that are compiled now if there are newer ones than those on the class path. */
    synchronized void startCompiled() {
        var compiled = CompiledService.of(service);
        stop();
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try {
            current.setContextClassLoader(compiled.loader());
            run(compiled.application());
        } finally {
            current.setContextClassLoader(before);
        }
    }

    private void run(Class<?> main) {
        var application = new SpringApplication(main);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false); // the suite stops its parts in its own order
        application.setLogStartupInfo(false);
        application.addInitializers(starting -> starting.getBeanFactory().registerSingleton("consoleSpans", spans));
        ConfigurableApplicationContext started = application.run(arguments(main));
        context = started;
        started.addApplicationListener(event -> {
            boolean isClosed = event instanceof ContextClosedEvent && started.equals(event.getSource());
            if (isClosed && started.equals(context)) {
                onEnd.accept(service);
            }
        });
        if (!started.isActive()) {
            onEnd.accept(service);
        }
    }

    synchronized void stop() {
        ConfigurableApplicationContext running = context;
        context = null;
        if (running != null) {
            running.close();
        }
    }

    private String[] arguments(Class<?> main) {
        var all = new LinkedHashMap<>(properties);
        all.put("spring.config.location", fileOf(main, "application.yml"));
        all.put("spring.info.build.location", fileOf(main, "META-INF/build-info.properties"));
        return all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .sorted()
                .toArray(String[]::new);
    }

    static String configLocation(Class<?> main) {
        return fileOf(main, "application.yml");
    }

    /** Points to the service's own file: by default every service would find the first one of that name on the shared class path. */
    private static String fileOf(Class<?> main, String name) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("No code source for " + main);
        }
        URL code = source.getLocation();
        String location = code.toString();
        return List.of(".jar", ".zip").stream().anyMatch(location::endsWith)
                ? "jar:" + location + "!/" + name
                : location + name;
    }
}
