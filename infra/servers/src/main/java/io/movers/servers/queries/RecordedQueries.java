package io.movers.servers.queries;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Records the queries to the database. Register it with the driver by <code>settings.addCommandListener(queries)</code>, in
 * a Spring test in a <code>MongoClientSettingsBuilderCustomizer</code> bean.
 */
public final class RecordedQueries implements CommandListener {
    /** Parts of their names: a pool's, and those of virtual threads, which Tomcat has from JDK 21 on. */
    private static final List<String> REQUEST_THREADS = List.of("-exec-", "tomcat-handler-");

    private final List<RecordedQuery> queries = new ArrayList<>();

    @Override
    public synchronized void commandStarted(CommandStartedEvent event) {
        queries.addAll(RecordedQuery.of(
                event.getCommandName(),
                event.getCommand().clone(),
                Thread.currentThread().getName()));
    }

    /** Removes the queries recorded so far. */
    public synchronized void clear() {
        queries.clear();
    }

    /** All recorded queries, in order. */
    public synchronized List<RecordedQuery> all() {
        return List.copyOf(queries);
    }

    /** The queries made for HTTP requests, by threads of the web server; not those of relays, sweeps and listeners. */
    public List<RecordedQuery> ofRequests() {
        return all().stream()
                .filter(query -> REQUEST_THREADS.stream().anyMatch(query.thread()::contains))
                .toList();
    }

    /** Begins anew, does the work, and returns the queries that its thread has asked. */
    public List<RecordedQuery> during(Runnable work) {
        clear();
        work.run();
        String here = Thread.currentThread().getName();
        return all().stream().filter(query -> query.thread().equals(here)).toList();
    }
}
