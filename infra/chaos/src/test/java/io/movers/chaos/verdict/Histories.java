package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import io.movers.chaos.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Histories and databases made by hand. */
final class Histories {
    private final List<Command> commands = new ArrayList<>();

    Histories ok(long start, long end, String type, String... facts) {
        return add(start, end, 200, type, facts);
    }

    Histories unknown(long start, long end, String type, String... facts) {
        return add(start, end, Command.UNKNOWN, type, facts);
    }

    Histories add(long start, long end, int status, String type, String... facts) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            map.put(facts[i], facts[i + 1]);
        }
        commands.add(new Command(commands.size() + 1L, "ana", type, map, start, end, status));
        return this;
    }

    Histories rent(long start, long end, String reservation) {
        return ok(start, end, "rent", "resource", "r", "reservation", reservation, "plain", "true");
    }

    Histories giveBack(long start, long end, String reservation) {
        return ok(start, end, "return", "resource", "r", "reservation", reservation);
    }

    Histories refusedRent(long start, long end) {
        return add(
                start, end, 400, "rent", "resource", "r", "plain", "true", "message", "El recurso no está disponible");
    }

    History history() {
        return new History(commands);
    }

    Evidence with(Stored stored) {
        return Evidence.of(history(), stored);
    }

    static Document document(String id, Object... fields) {
        Document document = new Document("_id", id);
        for (int i = 0; i < fields.length; i += 2) {
            document.put((String) fields[i], fields[i + 1]);
        }
        return document;
    }
}
