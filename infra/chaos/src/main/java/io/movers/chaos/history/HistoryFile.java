package io.movers.chaos.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link Recorder} has written. */
public final class HistoryFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HistoryFile() {}

    public static History read(Path path) throws IOException {
        List<Command> commands = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("type")) {
                commands.add(JSON.treeToValue(node, Command.class));
            }
        }
        commands.sort(Comparator.comparingLong(Command::start));
        return new History(commands);
    }
}
