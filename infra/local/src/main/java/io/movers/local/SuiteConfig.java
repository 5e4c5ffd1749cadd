package io.movers.local;

import io.movers.servers.Ports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses and the data folder of the suite.
 *
 * @param bindAddress the address on which everything listens
 * @param mongoUriBase the address of a running MongoDB, or null to start one. What follows the slash is how the names of the
 *     databases begin
 * @param database the database to start
 * @param commitEveryWrite whether the embedded database acknowledges only writes that are on the disk
 * @param natsUrl the address of a running NATS server, or null to start one
 * @param extraServices services in processes of their own, which the gateway and the console take in
 * @param environment the variables of the environment, which override the suite's own defaults
 * @param properties properties for every service, which override all others
 */
public record SuiteConfig(
        String bindAddress,
        int gatewayPort,
        int mongoPort,
        int natsPort,
        int smtpPort,
        Path dataDir,
        @Nullable String mongoUriBase,
        DatabaseChoice database,
        boolean commitEveryWrite,
        @Nullable String natsUrl,
        List<ExtraService> extraServices,
        Map<String, String> environment,
        Map<String, String> properties) {
    /** The variables of the suite itself. */
    static final Set<String> VARIABLES = Set.of(
            "BIND_ADDRESS",
            "DATA_DIR",
            ExtraService.VARIABLE,
            "GATEWAY_PORT",
            "MONGO",
            "MONGO_COMMIT_EVERY_WRITE",
            "MONGO_PORT",
            "MONGO_URI_BASE",
            "NATS_PORT",
            "NATS_URL",
            "SMTP_PORT");

    /** Variables that the suite sets itself: each service has its own. */
    static final Set<String> NOT_LOCALLY =
            Set.of("PORT", "MANAGEMENT_PORT", "MONGO_URI", "NATS_CLIENT_ID", "LOG_FORMAT");

    public SuiteConfig {
        extraServices = List.copyOf(extraServices);
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** The suite of {@code make run}. */
    public static SuiteConfig fromEnvironment(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new SuiteConfig(
                variables.text("BIND_ADDRESS", Ports.LOOPBACK),
                variables.port("GATEWAY_PORT", 8080),
                variables.port("MONGO_PORT", 27017),
                variables.port("NATS_PORT", 4222),
                variables.port("SMTP_PORT", 1025),
                Path.of(variables.text("DATA_DIR", ".data")).toAbsolutePath().normalize(),
                variables.find("MONGO_URI_BASE"),
                DatabaseChoice.parse(variables.text("MONGO", "auto")),
                variables.flag("MONGO_COMMIT_EVERY_WRITE"),
                variables.find("NATS_URL"),
                ExtraService.parse(variables.find("EXTRA_SERVICES")),
                environment,
                Map.of());
    }

    /** A suite for a test, with free ports only. */
    public static SuiteConfig onFreePorts(Path dataDir) {
        return new SuiteConfig(
                Ports.LOOPBACK,
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                dataDir.toAbsolutePath().normalize(),
                null,
                DatabaseChoice.EMBEDDED,
                false,
                null,
                List.of(),
                Map.of(),
                Map.of());
    }

    /** Returns the same configuration with one more property for every service. */
    public SuiteConfig with(String key, String value) {
        var more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return with(mongoUriBase, natsUrl, extraServices, more);
    }

    /** Returns the same configuration with one more property for one service. */
    public SuiteConfig with(Service service, String key, String value) {
        return with(service.id() + "." + key, value);
    }

    /** Returns the same configuration with a MongoDB that already runs. */
    public SuiteConfig withMongo(String uriBase) {
        return with(uriBase, natsUrl, extraServices, properties);
    }

    /** The address at which the parts of the suite reach one another. */
    String reachableAddress() {
        return bindAddress.equals("0.0.0.0") ? Ports.LOOPBACK : bindAddress;
    }

    /** The properties of one service. */
    Map<String, String> propertiesOf(Service service) {
        var own = new LinkedHashMap<String, String>();
        properties.forEach((key, value) -> {
            if (Arrays.stream(Service.values()).noneMatch(other -> key.startsWith(other.id() + "."))) {
                own.put(key, value);
            }
        });
        String prefix = service.id() + ".";
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return own;
    }

    /** The value of a variable: as a property, or in the environment; "" if it is not set. */
    String variable(String name) {
        String property = properties.get(name);
        if (property != null) {
            return property;
        }
        String value = new Variables(environment).find(name);
        return value == null ? "" : value;
    }

    /** Returns the same configuration with a broker that already runs. */
    public SuiteConfig withNats(String url) {
        return with(mongoUriBase, url, extraServices, properties);
    }

    /**
     * Returns the same configuration with services in processes of their own.
     *
     * @param services as in {@code EXTRA_SERVICES}
     */
    public SuiteConfig withExtraServices(String services) {
        return with(mongoUriBase, natsUrl, ExtraService.parse(services), properties);
    }

    private SuiteConfig with(
            @Nullable String newMongo,
            @Nullable String newNats,
            List<ExtraService> newExtraServices,
            Map<String, String> newProperties) {
        return new SuiteConfig(
                bindAddress,
                gatewayPort,
                mongoPort,
                natsPort,
                smtpPort,
                dataDir,
                newMongo,
                database,
                commitEveryWrite,
                newNats,
                newExtraServices,
                environment,
                newProperties);
    }

    private record Variables(Map<String, String> environment) {
        @Nullable String find(String name) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? null : value.trim();
        }

        String text(String name, String otherwise) {
            String value = find(name);
            return value == null ? otherwise : value;
        }

        boolean flag(String name) {
            String value = text(name, "false");
            if (!value.equals("true") && !value.equals("false")) {
                throw new SuiteException(name + " is \"" + value + "\", which is neither true nor false");
            }
            return value.equals("true");
        }

        int port(String name, int otherwise) {
            String value = find(name);
            if (value == null) {
                return otherwise;
            }
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
                throw new SuiteException(name + " is \"" + value + "\", which is not a port (1 to 65535)");
            }
            return Integer.parseInt(value);
        }
    }
}
