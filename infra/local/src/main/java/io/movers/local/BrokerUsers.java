package io.movers.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The users of the broker and what each of them may do, as the cluster's manifest has them: a permission that a service lacks is missing
 * here, too. Their passwords are kept with the data.
 */
final class BrokerUsers {
    /** The operators' user, who may do everything. */
    static final String OPERATOR = "movers";

    /** What the manifest has below this line are not our own services. */
    private static final String OTHERS = "# Services of other repositories";

    private static final String MANIFEST = "nats-users.yaml";

    private final String configuration;
    private final Map<String, String> passwords;

    private BrokerUsers(String configuration, Map<String, String> passwords) {
        this.configuration = configuration;
        this.passwords = passwords;
    }

    /**
     * Those of {@code infra/k8s/nats-users.yaml}, and one for each extra service. What an extra service publishes and listens to is not
     * known here, so its user may publish and read every event.
     */
    static BrokerUsers packaged(Secrets secrets, List<ExtraService> extraServices) throws IOException {
        var passwords = new LinkedHashMap<String, String>();
        passwords.put(OPERATOR, password(secrets, "nats"));
        for (Service service : Service.values()) {
            passwords.put(service.id(), password(secrets, service.id() + "-nats"));
        }
        for (ExtraService service : extraServices) {
            passwords.put(service.id(), password(secrets, service.id() + "-nats"));
        }
        try (InputStream in = BrokerUsers.class.getResourceAsStream(MANIFEST)) {
            if (in == null) {
                throw new SuiteException(MANIFEST + " is not in the jar: build it again");
            }
            return new BrokerUsers(withExtraUsers(configuration(in), extraServices), passwords);
        }
    }

    private static String password(Secrets secrets, String user) throws IOException {
        return secrets.get(user + "-password", 24);
    }

    private static String configuration(InputStream manifests) {
        for (Object manifest : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests)) {
            if (manifest instanceof Map<?, ?> object
                    && object.get("data") instanceof Map<?, ?> data
                    && data.get("users.conf") instanceof String users) {
                return withoutOthers(users);
            }
        }
        throw new SuiteException(MANIFEST + " has no users.conf");
    }

    private static String withExtraUsers(String users, List<ExtraService> extraServices) {
        int end = users.lastIndexOf(']');
        var text = new StringBuilder(users.substring(0, end));
        for (ExtraService service : extraServices) {
            text.append("""
                      {
                        user: %s, password: $%s
                        permissions {
                          publish: ["movers.>", "$JS.API.STREAM.INFO.movers", "$JS.API.STREAM.CREATE.movers",
                            "$JS.API.STREAM.UPDATE.movers", "$JS.API.CONSUMER.>", "$JS.ACK.movers.>"]
                          subscribe: ["_INBOX.%s.>"]
                        }
                      }
                    """.formatted(service.id(), passwordVariable(service.id()), service.id()));
        }
        return text.append(users.substring(end)).toString();
    }

    private static String passwordVariable(String user) {
        return user.toUpperCase(Locale.ROOT) + "_NATS_PASSWORD";
    }

    /** Services of other repositories that a cluster has are none of this suite. */
    private static String withoutOthers(String users) {
        int others = users.indexOf(OTHERS);
        return others < 0 ? users : users.substring(0, others) + "\n]\n";
    }

    /** The part of the broker's configuration that names the users. */
    String configuration() {
        return configuration;
    }

    /** What the configuration takes from the environment; a text in quotes is a text, whatever it begins with. */
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        passwords.forEach((user, password) -> environment.put(
                user.equals(OPERATOR) ? "NATS_PASSWORD" : passwordVariable(user), '"' + password + '"'));
        environment.put("NATS_USER", OPERATOR);
        return environment;
    }

    String password(Service service) {
        return password(service.id());
    }

    String password(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("The broker has no user " + user);
        }
        return password;
    }
}
