package io.movers.common.tracing;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A span for each command that work under a recorded span sends to MongoDB. The driver's own observations would also cover polls and
 * heartbeats, and measure every command, recorded or not.
 */
final class MongoSpans implements CommandListener {
    private final Tracer tracer;
    private final Map<Integer, Span> open = new ConcurrentHashMap<>();

    MongoSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        Span parent = tracer.currentSpan();
        if (parent == null || parent.isNoop()) {
            return;
        }
        String command = event.getCommandName();
        String collection = collectionOf(command, event.getCommand());
        Span.Builder span = tracer.spanBuilder()
                .setParent(parent.context())
                .kind(Span.Kind.CLIENT)
                .name(collection == null ? command : command + ' ' + collection)
                .tag("db.system.name", "mongodb")
                .tag("db.namespace", event.getDatabaseName())
                .tag("db.operation.name", command);
        if (collection != null) {
            span.tag("db.collection.name", collection);
        }
        open.put(event.getRequestId(), span.start());
    }

    private static @Nullable String collectionOf(String command, BsonDocument body) {
        BsonValue value = body.get(command.equals("getMore") ? "collection" : command);
        return value != null && value.isString() ? value.asString().getValue() : null;
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        Span span = open.remove(event.getRequestId());
        if (span != null) {
            span.end();
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        Span span = open.remove(event.getRequestId());
        if (span != null) {
            TracedWork.markFailed(span, event.getThrowable().getClass().getName());
            span.end();
        }
    }
}
