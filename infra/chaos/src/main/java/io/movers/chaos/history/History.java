package io.movers.chaos.history;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Commands in the order in which they were sent. */
public record History(List<Command> commands) {
    public History {
        commands = List.copyOf(commands);
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
        return commands.stream()
                .filter(command -> command.facts().values().stream().anyMatch(values::contains))
                .toList();
    }
}
