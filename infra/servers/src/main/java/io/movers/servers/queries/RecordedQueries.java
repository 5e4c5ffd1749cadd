package io.movers.servers.queries;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what is asked of the database. Register it with the driver: <code>settings.addCommandListener(queries)</code>, in a
 * Spring test by a <code>MongoClientSettingsBuilderCustomizer</code> bean.
 */
public final class RecordedQueries implements CommandListener {
    private static final String REQUEST_THREAD = "-exec-";

    private final List<RecordedQuery> queries = new ArrayList<>();

    @Override
    public synchronized void commandStarted(CommandStartedEvent event) {
        queries.addAll(RecordedQuery.of(
                event.getCommandName(),
                event.getCommand().clone(),
                Thread.currentThread().getName()));
    }

    /** Forgets what was asked until now. */
    public synchronized void clear() {
        queries.clear();
    }

    /** All that was asked, in order. */
    public synchronized List<RecordedQuery> all() {
        return List.copyOf(queries);
    }

    /** What was asked on behalf of HTTP requests: by the web server's threads, not by relays, sweeps and listeners. */
    public List<RecordedQuery> ofRequests() {
        return all().stream()
                .filter(query -> query.thread().contains(REQUEST_THREAD))
                .toList();
    }
}
