package io.movers.local;

import io.movers.local.console.ConsoleSource;
import io.movers.servers.Mail;
import java.util.List;
import java.util.Map;

/** A suite without services, which has caught mails. */
record QuietSuite(List<Mail> mails) implements ConsoleSource {
    QuietSuite(Mail... mails) {
        this(List.of(mails));
    }

    @Override
    public List<ServiceAddress> services() {
        return List.of();
    }

    @Override
    public SignIn signIn() {
        return new SignIn("admin@movers.example", "a password");
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of();
    }

    @Override
    public Map<String, String> places() {
        return Map.of();
    }

    @Override
    public void restart(String service) {
        throw new IllegalArgumentException(service);
    }
}
