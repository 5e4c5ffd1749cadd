package io.movers.local;

import io.movers.servers.Ports;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        String jwtKey = given(config, "JWT_KEY");
        String adminEmail = given(config, "BOOTSTRAP_ADMIN_EMAIL");
        String adminPassword = given(config, "BOOTSTRAP_ADMIN_PASSWORD");
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

    /** The value of a variable in the configuration or the environment of the process, or "". */
    private static String given(SuiteConfig config, String variable) {
        String configured = config.properties().get(variable);
        return configured != null ? configured : System.getenv().getOrDefault(variable, "");
    }

    /** The properties of one service, by the names of the environment variables that it would have in a cluster. */
    Map<String, String> of(Service service, int port, int managementPort) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.config.location", RunningService.configLocation(service));
        properties.put("server.address", config.bindAddress());
        properties.put("BIND_ADDRESS", config.bindAddress());
        properties.put("server.port", Integer.toString(port));
        properties.put("PORT", Integer.toString(port));
        properties.put("management.server.port", Integer.toString(managementPort));
        // The management port has no password, so only this machine may reach it, whatever BIND_ADDRESS is.
        properties.put("management.server.address", Ports.LOOPBACK);
        properties.put("COOKIE_SECURE", "false");
        properties.put("PUBLIC_BASE_URL", publicUrl);
        properties.put("IMAGES_DIR", config.dataDir().resolve("images").toString());
        properties.put("MONGO_URI", mongoUri(service));
        properties.put("NATS_URL", natsUrl);
        if (brokerUsers != null) {
            properties.put("NATS_USER", service.id());
            properties.put("NATS_PASSWORD", brokerUsers.password(service));
        }
        properties.put("JWT_KEY", jwtKey);
        properties.put("BOOTSTRAP_ADMIN_EMAIL", adminEmail);
        properties.put("BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        properties.put("EMAIL_HOST", host);
        properties.put("EMAIL_PORT", Integer.toString(config.smtpPort()));
        properties.put("EMAIL_USERNAME", "");
        properties.put("EMAIL_PASSWORD", "");
        properties.put("EMAIL_TLS", "none");
        properties.put("server.tomcat.threads.min-spare", "2");
        properties.put("server.tomcat.threads.max", "50");
        if (given(config, "CORS_ALLOWED_ORIGINS").isEmpty()) {
            properties.put("CORS_ALLOWED_ORIGINS", "http://localhost:*");
        }
        properties.putAll(config.propertiesOf(service));
        return properties;
    }

    /** Appends the name to the base address, which may have options and a prefix: {@code mongodb://host/test-?replicaSet=rs0}. */
    String mongoUri(Service service) {
        String own = config.propertiesOf(service).get("MONGO_URI");
        if (own != null) {
            return own;
        }
        int options = mongoUriBase.indexOf('?');
        String servers = options < 0 ? mongoUriBase : mongoUriBase.substring(0, options);
        String rest = options < 0 ? "" : mongoUriBase.substring(options);
        boolean named = servers.indexOf('/', servers.indexOf("://") + 3) >= 0;
        return servers + (named ? "" : "/") + service.id() + rest;
    }
}
