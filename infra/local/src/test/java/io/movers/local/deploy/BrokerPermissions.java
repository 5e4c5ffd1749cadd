package io.movers.local.deploy;

import io.movers.common.events.Subject;
import io.movers.common.events.resync.IdsListed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What each service needs at the broker, as its publishers and listeners say. */
final class BrokerPermissions {
    /** What is written below this line is not derived from the code here. */
    static final String OTHERS = "# Services of other repositories: docs/new-service.md.";

    private static final String STREAM = "movers";

    private BrokerPermissions() {}

    /** The text of {@code users.conf}. */
    static String configuration() {
        var text = new StringBuilder("users: [\n  { user: $NATS_USER, password: $NATS_PASSWORD }\n");
        for (String service : Checkout.SERVICES) {
            text.append(user(service, EventClasses.published(service), EventClasses.heard(service)));
        }
        return text.append("  " + OTHERS + "\n]\n").toString();
    }

    /** The user of one service. */
    static String user(String service, List<Subject<?>> published, List<Subject<?>> listened) {
        var text = new StringBuilder("  {\n    user: %s, password: $%s_NATS_PASSWORD\n"
                .formatted(service, service.toUpperCase(Locale.ROOT)));
        text.append("    permissions {\n      publish: [\n");
        publish(service, published, listened).forEach(subject -> text.append("        \"%s\"\n".formatted(subject)));
        return text.append("      ]\n      subscribe: [\"_INBOX.%s.>\"]\n    }\n  }\n".formatted(service))
                .toString();
    }

    private static List<String> publish(String service, List<Subject<?>> published, List<Subject<?>> listened) {
        var subjects = new ArrayList<String>();
        published.forEach(subject -> subjects.add(wire(subject)));
        if (published.stream().anyMatch(Subject::resent)) {
            subjects.add(wire(IdsListed.SUBJECT));
        }
        // The stream: whichever service comes first makes it, and a new release may change its limits.
        Stream.of("INFO", "CREATE", "UPDATE").forEach(call -> subjects.add("$JS.API.STREAM." + call + "." + STREAM));
        Stream.concat(listened.stream(), Stream.of(IdsListed.SUBJECT))
                .forEach(subject -> subjects.addAll(consumer(service, subject)));
        return subjects;
    }

    /** Makes, reads, acknowledges and makes anew the service's own consumer of one subject. */
    private static List<String> consumer(String service, Subject<?> subject) {
        String name = STREAM + "." + service + "-service:" + subject.name();
        return List.of(
                "$JS.API.CONSUMER.CREATE." + name + "." + wire(subject),
                "$JS.API.CONSUMER.INFO." + name,
                "$JS.API.CONSUMER.DELETE." + name,
                "$JS.API.CONSUMER.MSG.NEXT." + name,
                "$JS.ACK." + name + ".>");
    }

    private static String wire(Subject<?> subject) {
        return "movers." + subject.name().replace(':', '.');
    }
}
