package io.movers.chaos.verdict;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** All outboxes are empty, no dead letter is left that can be handled, no change is half done. */
final class NothingIsLeftWaiting implements Invariant {
    @Override
    public String name() {
        return "nothing is left in outboxes, dead letters and half done changes";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (String collection : evidence.stored().names()) {
            evidence.stored().all(collection).forEach((id, document) -> {
                String left = left(collection, document);
                if (!left.isEmpty()) {
                    violations.add(new Violation(
                            name(),
                            collection + " " + id + " " + left,
                            evidence.history().about(List.of(id, Stored.text(document.get("aggregateId"))))));
                }
            });
        }
        return violations;
    }

    private static String left(String collection, Document document) {
        if (collection.endsWith(".parkedEvents")) {
            return "is a dead letter: " + document.get("subject") + ", " + document.get("lastError");
        }
        if (document.get("outbox") instanceof List<?> outbox && !outbox.isEmpty()) {
            return "has " + outbox.size() + " events in its outbox";
        }
        if (document.get("unsettledAt") != null) {
            return "is unsettled since " + document.get("unsettledAt");
        }
        return "";
    }
}
