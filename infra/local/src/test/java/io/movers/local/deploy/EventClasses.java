package io.movers.local.deploy;

import io.movers.common.events.Subject;
import io.movers.common.events.contract.Subjects;
import java.util.List;

/** The subjects that a service publishes and hears, as the names of its classes tell. */
public final class EventClasses {
    private EventClasses() {}

    /** In the order of the documentation. */
    public static List<Subject<?>> published(String service) {
        return named(folder(service, "publishers"), "Publisher");
    }

    /** In the order of the documentation. A service that does not own accounts hears of them, as AccountsAutoConfiguration decides. */
    public static List<Subject<?>> heard(String service) {
        List<Subject<?>> own = named(folder(service, "listeners"), "Listener");
        if (published(service).contains(Subjects.USER_UPDATED)) {
            return own;
        }
        List<Subject<?>> common = named("common/src/main/java/io/movers/common/accounts", "Listener");
        return Subjects.all().stream()
                .filter(subject -> own.contains(subject) || common.contains(subject))
                .toList();
    }

    private static String folder(String service, String room) {
        return "%1$s/src/main/java/io/movers/%1$s/events/%2$s".formatted(service, room);
    }

    private static List<Subject<?>> named(String folder, String suffix) {
        return Subjects.all().stream()
                .filter(subject -> Checkout.exists("%s/%s%s.java".formatted(folder, subject.eventName(), suffix)))
                .toList();
    }
}
