package io.movers.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.bson.BsonValue;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts what a service asks its database: each command that the driver sends, whichever thread causes it. */
public final class CommandCount implements CommandListener {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo", "endSessions");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String name = event.getCommandName();
        if (!OF_THE_CONNECTION.contains(name)) {
            BsonValue argument = event.getCommand().get(name);
            String target = argument != null && argument.isString()
                    ? argument.asString().getValue()
                    : "";
            counts.computeIfAbsent(name + " " + target, key -> new LongAdder()).increment();
        }
    }

    /** Begins anew. */
    public void reset() {
        counts.clear();
    }

    /** All commands since the last reset. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** The commands since the last reset, by name and collection. */
    public Map<String, Long> byKind() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }

    /** Puts the count into a service. */
    @Configuration(proxyBeanMethods = false)
    public static class Counting {
        @Bean
        CommandCount commandCount() {
            return new CommandCount();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer commandCounting(CommandCount count) {
            return settings -> settings.addCommandListener(count);
        }
    }
}
