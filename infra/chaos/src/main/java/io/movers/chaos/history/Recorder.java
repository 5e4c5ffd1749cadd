package io.movers.chaos.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Writes the history to a file as it happens: one line of JSON for each command. */
public final class Recorder implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final long origin = System.nanoTime();
    private final AtomicLong ids = new AtomicLong();
    private final List<Command> commands = new ArrayList<>();
    private final BufferedWriter file;

    public Recorder(Path path) {
        try {
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the next command. */
    public long nextId() {
        return ids.incrementAndGet();
    }

    /** Microseconds since the start of the run. */
    public long now() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - origin);
    }

    public synchronized void record(Command command) {
        commands.add(command);
        write(command);
    }

    /** Notes a fault among the commands, for those who read the file. */
    public synchronized void note(String text) {
        write(Map.of("fault", text, "start", now()));
    }

    private void write(Object line) {
        try {
            file.write(JSON.writeValueAsString(line));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was recorded so far. */
    public synchronized History history() {
        return new History(commands.stream()
                .sorted(Comparator.comparingLong(Command::start))
                .toList());
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
