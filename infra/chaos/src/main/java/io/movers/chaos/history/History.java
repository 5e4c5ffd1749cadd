package io.movers.chaos.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commands in the order in which they were sent. */
public final class History {
    private final List<Command> commands;
    private @Nullable Map<String, List<Command>> byFact;

    public History(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    public List<Command> commands() {
        return commands;
    }

    /** The commands of these types. */
    public List<Command> of(String... types) {
        Set<String> wanted = Set.of(types);
        return commands.stream()
                .filter(command -> wanted.contains(command.type()))
                .toList();
    }

    public Stream<Command> stream() {
        return commands.stream();
    }

    /** The same history where the commands that match have no known answer. */
    public History withUnknown(Predicate<Command> lost) {
        return new History(commands.stream()
                .map(command -> lost.test(command) ? command.asUnknown() : command)
                .toList());
    }

    /** The commands of which one fact has one of these values, which show a problem. */
    public List<Command> about(Collection<String> values) {
        Map<String, List<Command>> index = byFact();
        Set<Command> found = new LinkedHashSet<>();
        values.forEach(value -> found.addAll(index.getOrDefault(value, List.of())));
        return found.stream().sorted(Comparator.comparingLong(Command::start)).toList();
    }

    private synchronized Map<String, List<Command>> byFact() {
        Map<String, List<Command>> index = byFact;
        if (index == null) {
            index = new HashMap<>();
            for (Command command : commands) {
                for (String value : command.facts().values()) {
                    index.computeIfAbsent(value, key -> new ArrayList<>()).add(command);
                }
            }
            byFact = index;
        }
        return index;
    }
}
