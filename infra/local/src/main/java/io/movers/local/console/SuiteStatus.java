package io.movers.local.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the parts of the suite are. */
final class SuiteStatus implements AutoCloseable {
    private final ConsoleSource source;
    private final Actuator actuator;
    private final EventFeed events;
    private final ExecutorService threads = Executors.newFixedThreadPool(6, task -> {
        Thread thread = new Thread(task, "console-status");
        thread.setDaemon(true);
        return thread;
    });

    SuiteStatus(ConsoleSource source, Actuator actuator, EventFeed events) {
        this.source = source;
        this.actuator = actuator;
        this.events = events;
    }

    /**
     * The whole suite.
     *
     * @param consumers how far each is; null if the broker does not tell
     */
    record Overview(
            List<ServiceStatus> services,
            Map<String, String> parts,
            @Nullable List<BrokerReader.Lag> consumers,
            Map<String, String> places,
            ConsoleSource.SignIn signIn) {}

    /**
     * One service.
     *
     * @param status UP, DOWN, OUT_OF_SERVICE, or AWAY if it does not answer
     * @param outbox aggregates with unsent events
     * @param oldest the age of the oldest unsent event in seconds
     */
    record ServiceStatus(
            String id,
            int port,
            int managementPort,
            String docs,
            String status,
            Map<String, String> parts,
            @Nullable Double outbox,
            @Nullable Double oldest,
            long deadLetters) {}

    Overview now() throws InterruptedException {
        List<Callable<ServiceStatus>> questions = source.services().stream()
                .map(service -> (Callable<ServiceStatus>) () -> statusOf(service))
                .toList();
        List<ServiceStatus> services = new ArrayList<>();
        for (Future<ServiceStatus> answer : threads.invokeAll(questions)) {
            services.add(result(answer));
        }
        return new Overview(services, parts(services), events.lags(), source.places(), source.signIn());
    }

    private static ServiceStatus result(Future<ServiceStatus> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private ServiceStatus statusOf(ConsoleSource.ServiceAddress service) {
        JsonNode health = actuator.get(service, "health");
        Map<String, String> parts = new TreeMap<>();
        if (health != null) {
            health.path("components")
                    .properties()
                    .forEach(part -> parts.put(
                            part.getKey(), part.getValue().path("status").asString("UNKNOWN")));
        }
        JsonNode letters = health == null ? null : actuator.get(service, "events");
        return new ServiceStatus(
                service.id(),
                service.port(),
                service.managementPort(),
                service.docs(),
                health == null ? withoutDetails(service) : health.path("status").asString("UNKNOWN"),
                parts,
                health == null ? null : actuator.meter(service, "movers.outbox.pending"),
                health == null ? null : actuator.meter(service, "movers.outbox.oldest"),
                letters == null ? 0 : letters.path("parked").asLong(0));
    }

    /** Its management port may be closed to this machine. */
    private String withoutDetails(ConsoleSource.ServiceAddress service) {
        return actuator.isHealthy(service) ? "UP" : "AWAY";
    }

    /** What all services share is as well as the first of them that answers says. */
    private Map<String, String> parts(List<ServiceStatus> services) {
        Map<String, String> parts = new TreeMap<>();
        for (ServiceStatus service : services) {
            for (String shared : List.of("database", "broker")) {
                String status = service.parts().get(shared);
                if (status != null) {
                    parts.merge(shared, status, (one, other) -> one.equals("UP") ? other : one);
                }
            }
        }
        parts.put("mail", "UP");
        return parts;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
