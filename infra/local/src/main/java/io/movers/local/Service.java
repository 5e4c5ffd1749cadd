package io.movers.local;

import io.movers.auth.AuthApplication;
import io.movers.clients.ClientsApplication;
import io.movers.locations.LocationsApplication;
import io.movers.notifications.NotificationsApplication;
import io.movers.resources.ResourcesApplication;
import io.movers.travels.TravelsApplication;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The six services. */
public enum Service {
    AUTH(AuthApplication.class),
    CLIENTS(ClientsApplication.class),
    LOCATIONS(LocationsApplication.class),
    NOTIFICATIONS(NotificationsApplication.class),
    RESOURCES(ResourcesApplication.class),
    TRAVELS(TravelsApplication.class);

    private final Class<?> application;

    Service(Class<?> application) {
        this.application = application;
    }

    /** The service's name, which is also the name of its database: {@code auth}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Class<?> application() {
        return application;
    }

    /** The service of that name. */
    static Optional<Service> named(String id) {
        return Arrays.stream(values())
                .filter(service -> id.equals(service.id()))
                .findFirst();
    }

    /** The service with that name in the cluster: {@code auth-srv}. */
    static Optional<Service> ofClusterName(String name) {
        return Arrays.stream(values())
                .filter(service -> name.equals(service.id() + "-srv"))
                .findFirst();
    }
}
