package io.movers.local;

import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.local.console.ConsoleSource;
import io.movers.servers.Mail;
import io.movers.servers.Ports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Shows the console what runs. */
final class RunningSuite implements ConsoleSource {
    private final Suite suite;
    private final Map<String, Route> routes;

    RunningSuite(Suite suite) {
        this.suite = suite;
        this.routes = routesOf(suite);
    }

    /** Publishers and listeners do not change while the suite runs. */
    private static Map<String, Route> routesOf(Suite suite) {
        Map<String, String> from = new TreeMap<>();
        Map<String, List<String>> to = new TreeMap<>();
        for (Service service : Service.values()) {
            ConfigurableApplicationContext context = suite.context(service);
            context.getBeansOfType(Publisher.class)
                    .values()
                    .forEach(publisher -> from.put(publisher.subject().name(), service.id()));
            context.getBeansOfType(Listener.class)
                    .values()
                    .forEach(listener -> to.computeIfAbsent(listener.subject().name(), subject -> new ArrayList<>())
                            .add(service.id()));
        }
        Map<String, Route> routes = new TreeMap<>();
        from.forEach((subject, owner) ->
                routes.put(subject, new Route(owner, List.copyOf(to.getOrDefault(subject, List.of())))));
        return routes;
    }

    @Override
    public List<ServiceAddress> services() {
        Stream<ServiceAddress> own = Arrays.stream(Service.values())
                .map(service -> new ServiceAddress(
                        service.id(),
                        Ports.LOOPBACK,
                        suite.port(service),
                        suite.managementPort(service),
                        (service == Service.AUTH ? "/api/users" : "/api/" + service.id()) + "/docs/",
                        null));
        Stream<ServiceAddress> extra = suite.extraServices().stream()
                .map(service -> new ServiceAddress(
                        service.id(),
                        service.host(),
                        service.port(),
                        service.managementPort(),
                        service.path() + "/docs/",
                        service.path() + "/healthz"));
        return Stream.concat(own, extra).toList();
    }

    @Override
    public List<Mail> mails() {
        return suite.mails();
    }

    @Override
    public SignIn signIn() {
        return new SignIn(suite.adminEmail(), suite.adminPassword());
    }

    @Override
    public Map<String, Route> routes() {
        return routes;
    }

    @Override
    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("Suite", suite.url());
        places.put("MongoDB", suite.databaseAddress());
        places.put("NATS", suite.natsUrl());
        places.put("SMTP", "127.0.0.1:" + suite.config().smtpPort());
        places.put("Data", suite.config().dataDir().toString());
        return places;
    }

    @Override
    public void restart(String service) {
        if (suite.extraServices().stream().anyMatch(extra -> extra.id().equals(service))) {
            throw new UnsupportedOperationException(service + " runs in a process of its own: restart it there");
        }
        suite.restartCompiled(find(service));
    }

    private static Service find(@Nullable String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.id().equals(String.valueOf(name).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service " + name));
    }
}
