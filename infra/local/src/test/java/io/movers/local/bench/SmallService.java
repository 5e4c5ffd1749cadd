package io.movers.local.bench;

import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts services that consist of little but {@code common}. */
final class SmallService {
    private SmallService() {}

    /** Starts a service in this JVM, with its own database on the server. */
    static ConfigurableApplicationContext start(Class<?> service, String name, MongoServer mongo, NatsServer nats) {
        var application = new SpringApplication(service);
        application.setLogStartupInfo(false);
        return application.run(
                "--spring.config.location=classpath:io/movers/common/defaults.yml",
                "--movers.service.name=" + name,
                "--movers.service.base-path=/api/" + name,
                "--movers.service.health-path=/api/" + name + "/healthz",
                "--server.port=0",
                "--management.server.port=0",
                "--MONGO_URI=" + mongo.uri(name),
                "--NATS_URL=" + nats.url(),
                "--JWT_KEY=" + "k".repeat(32));
    }
}
