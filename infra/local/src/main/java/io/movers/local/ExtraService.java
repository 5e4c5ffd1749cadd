package io.movers.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service that runs in a process of its own beside the suite, usually one from another repository. Its paths begin with <code>/api/</code>
 * and its name.
 *
 * @param id its name, which is also that of its database and of its user at the broker
 */
public record ExtraService(String id, String host, int port) {
    static final String VARIABLE = "EXTRA_SERVICES";

    private static final int MOST = 20;
    private static final Pattern ENTRY =
            Pattern.compile("([a-z][a-z0-9]{0,29})=http://([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})):([0-9]{1,5})/?");

    /** Reads {@code incidents=http://localhost:28200,parking=http://localhost:28300}. */
    static List<ExtraService> parse(@Nullable String value) {
        var services = new ArrayList<ExtraService>();
        if (value == null) {
            return services;
        }
        for (String entry : value.split(",", -1)) {
            ExtraService service = read(entry.trim());
            for (ExtraService other : services) {
                if (other.id.equals(service.id)) {
                    throw new SuiteException(VARIABLE + " names " + service.id + " twice");
                }
            }
            services.add(service);
        }
        if (services.size() > MOST) {
            throw new SuiteException(VARIABLE + " names more than " + MOST + " services");
        }
        return List.copyOf(services);
    }

    private static ExtraService read(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new SuiteException(
                    VARIABLE + " has \"" + entry + "\", which is not of the form "
                            + "incidents=http://localhost:28200 (a name of lower-case letters and digits, and an address without a path)");
        }
        int port = Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65534) {
            throw new SuiteException(VARIABLE + " has \"" + entry + "\", whose port is not from 1 to 65534");
        }
        var service = new ExtraService(parts.group(1), parts.group(2), port);
        if (RouteTable.packaged().find(service.path()).isPresent()
                || Service.named(service.id).isPresent()
                || service.id.equals(BrokerUsers.OPERATOR)) {
            throw new SuiteException(
                    VARIABLE + " has \"" + entry + "\", but " + service.id + " is a name of the suite");
        }
        return service;
    }

    /** What the paths of its routes begin with. */
    String path() {
        return "/api/" + id;
    }

    /** The port after its own, by convention. */
    int managementPort() {
        return port + 1;
    }
}
