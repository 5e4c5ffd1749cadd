package io.movers.local;

import io.movers.common.events.engine.EventsProperties;
import io.movers.servers.Ports;
import io.nats.client.Options;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The services' properties: the addresses of their servers, and defaults for settings that a cluster would configure. */
record SuiteSettings(
        SuiteConfig config,
        String mongoUriBase,
        String natsUrl,
        @Nullable BrokerUsers brokerUsers,
        String host,
        String publicUrl,
        String jwtKey,
        String adminEmail,
        String adminPassword) {

    static SuiteSettings of(
            SuiteConfig config, String mongoUriBase, String natsUrl, @Nullable BrokerUsers brokerUsers, String host)
            throws IOException {
        var secrets = new Secrets(config.dataDir());
        String jwtKey = config.variable("JWT_KEY");
        String adminEmail = config.variable("BOOTSTRAP_ADMIN_EMAIL");
        String adminPassword = config.variable("BOOTSTRAP_ADMIN_PASSWORD");
        return new SuiteSettings(
                config,
                mongoUriBase,
                natsUrl,
                brokerUsers,
                host,
                "http://localhost:" + config.gatewayPort(),
                jwtKey.isEmpty() ? secrets.get("jwt-key", 48) : jwtKey,
                adminEmail.isEmpty() ? "admin@movers.example" : adminEmail,
                adminPassword.isEmpty() ? secrets.get("admin-password", 12) : adminPassword);
    }

    /** The properties of one service, by the names of the environment variables that it would have in a cluster. */
    Map<String, String> of(Service service, int port, int managementPort) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.address", config.bindAddress());
        properties.put("BIND_ADDRESS", config.bindAddress());
        properties.put("server.port", Integer.toString(port));
        properties.put("PORT", Integer.toString(port));
        properties.put("management.server.port", Integer.toString(managementPort));
        // The management port has no password, so only this machine may reach it, whatever BIND_ADDRESS is.
        properties.put("management.server.address", Ports.LOOPBACK);
        properties.put("MONGO_URI", mongoUri(service));
        properties.put("NATS_URL", natsUrl);
        properties.put("NATS_CLIENT_ID", "");
        if (brokerUsers != null) {
            properties.put("NATS_USER", service.id());
            properties.put("NATS_PASSWORD", brokerUsers.password(service));
        }
        properties.put("JWT_KEY", jwtKey);
        properties.put("BOOTSTRAP_ADMIN_EMAIL", adminEmail);
        properties.put("BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        properties.put("management.tracing.sampling.probability", "1");
        properties.put("management.opentelemetry.tracing.export.schedule-delay", "1s");
        properties.put("server.tomcat.threads.min-spare", "2");
        properties.put("server.tomcat.threads.max", "50");
        properties.putAll(givenOrDefault());
        properties.putAll(config.propertiesOf(service));
        return properties;
    }

    /** The environment of a service in a process of its own. Everything else is as {@code defaults.yml} says. */
    Map<String, String> of(ExtraService service) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("BIND_ADDRESS", Ports.LOOPBACK);
        environment.put("PORT", Integer.toString(service.port()));
        environment.put("MANAGEMENT_PORT", Integer.toString(service.managementPort()));
        environment.put("MONGO_URI", mongoUri(service.id()));
        environment.put("EVENTS_TRANSPORT", isStreaming() ? "streaming" : "jetstream");
        environment.put("NATS_URL", natsUrl);
        environment.put("NATS_USER", brokerUsers == null ? config.variable("NATS_USER") : service.id());
        environment.put(
                "NATS_PASSWORD",
                brokerUsers == null ? config.variable("NATS_PASSWORD") : brokerUsers.password(service.id()));
        environment.put("JWT_KEY", jwtKey);
        environment.putAll(givenOrDefault());
        environment.keySet().removeIf(name -> name.startsWith("EMAIL_")); // only notifications sends mails
        return environment;
    }

    boolean isStreaming() {
        return config.variable("EVENTS_TRANSPORT").equals("streaming");
    }

    /** How to reach the broker. */
    Options.Builder brokerOptions() {
        var options = new Options.Builder().servers(natsUrl.split(",", -1));
        if (brokerUsers != null) {
            return options.userInfo(BrokerUsers.OPERATOR, brokerUsers.password(BrokerUsers.OPERATOR));
        }
        String user = config.variable("NATS_USER");
        return user.isEmpty() ? options : options.userInfo(user, config.variable("NATS_PASSWORD"));
    }

    /** How the console reaches NATS Streaming. */
    EventsProperties streamingBroker() {
        var properties = new HashMap<String, String>();
        properties.put("movers.events.nats-url", natsUrl);
        properties.put("movers.events.nats-user", config.variable("NATS_USER"));
        properties.put("movers.events.nats-password", config.variable("NATS_PASSWORD"));
        properties.put("movers.events.nats-cluster-id", config.variable("NATS_CLUSTER_ID"));
        properties.values().removeIf(String::isEmpty); // so that the services' defaults hold
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("movers.events", EventsProperties.class);
    }

    private Map<String, String> givenOrDefault() {
        Map<String, String> values = defaults();
        values.replaceAll((name, value) -> {
            String given = config.variable(name);
            return given.isEmpty() ? value : given;
        });
        return values;
    }

    /** What fits one machine better than the services' own defaults, unless the environment says otherwise. */
    private Map<String, String> defaults() {
        var defaults = new LinkedHashMap<String, String>();
        defaults.put("COOKIE_SECURE", "false");
        defaults.put("PUBLIC_BASE_URL", publicUrl);
        defaults.put("CORS_ALLOWED_ORIGINS", "http://localhost:*");
        defaults.put("IMAGES_DIR", config.dataDir().resolve("images").toString());
        defaults.put("EMAIL_LINK_BASE", publicUrl);
        if (config.variable("EMAIL_HOST").isEmpty()) {
            defaults.put("EMAIL_HOST", host);
            defaults.put("EMAIL_PORT", Integer.toString(config.smtpPort()));
            defaults.put("EMAIL_USERNAME", "");
            defaults.put("EMAIL_PASSWORD", "");
            defaults.put("EMAIL_TLS", "none");
        }
        return defaults;
    }

    /** Appends the name to the base address, which may have options and a prefix: {@code mongodb://host/test-?replicaSet=rs0}. */
    String mongoUri(Service service) {
        String own = config.propertiesOf(service).get("MONGO_URI");
        return own == null ? mongoUri(service.id()) : own;
    }

    private String mongoUri(String database) {
        int options = mongoUriBase.indexOf('?');
        String servers = options < 0 ? mongoUriBase : mongoUriBase.substring(0, options);
        String rest = options < 0 ? "" : mongoUriBase.substring(options);
        boolean named = servers.indexOf('/', servers.indexOf("://") + 3) >= 0;
        return servers + (named ? "" : "/") + database + rest;
    }
}
