package io.movers.local.console;

import io.movers.servers.Mail;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the console shows of the running suite. */
public interface ConsoleSource {
    /** The services by name. */
    List<ServiceAddress> services();

    /** The caught mails, oldest first. */
    List<Mail> mails();

    /** Who to sign in as. */
    SignIn signIn();

    /** Which service publishes a subject, and which listen to it. */
    Map<String, Route> routes();

    /** Further addresses worth knowing: the database, the broker, the folder of the data. */
    Map<String, String> places();

    /**
     * Restarts a service with the classes that are compiled now.
     *
     * @throws IllegalArgumentException there is no such service
     * @throws UnsupportedOperationException the service runs in a process of its own
     */
    void restart(String service);

    /**
     * Where a service listens.
     *
     * @param docs the path of its API page
     * @param health the path on its own port to ask if its management port does not answer; null if there is no need
     */
    record ServiceAddress(
            String id,
            String host,
            int port,
            int managementPort,
            String docs,
            @Nullable String health) {}

    /** The administrator of the local suite. */
    record SignIn(String email, String password) {}

    /** The way of an event. */
    record Route(String from, List<String> to) {}
}
