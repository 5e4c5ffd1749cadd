package io.movers.local.bench;

import io.movers.servers.NatsServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts services that consist of little but {@code common}. */
final class SmallService {
    private SmallService() {}

    /** Starts a service in this JVM, with that database. */
    static ConfigurableApplicationContext start(Class<?> service, String name, String mongoUri, NatsServer nats) {
        var application = new SpringApplication(service);
        application.setLogStartupInfo(false);
        return application.run(
                "--spring.config.location=classpath:io/movers/common/defaults.yml",
                "--movers.service.name=" + name,
                "--movers.service.base-path=/api/" + name,
                "--movers.service.health-path=/api/" + name + "/healthz",
                "--server.port=0",
                "--management.server.port=0",
                "--MONGO_URI=" + mongoUri,
                "--NATS_URL=" + nats.url(),
                "--NATS_STREAM_MAX_BYTES=8GB", // for what a benchmark sends
                "--JWT_KEY=" + "k".repeat(32));
    }
}
