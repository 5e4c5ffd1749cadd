package io.movers.resources;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.movers.servers.ChildJvm;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** The service in its own JVM, which ends like after SIGKILL just before it would send a given command to the database. */
public final class DyingFleet {
    private DyingFleet() {}

    /** Arguments: address of the database, address of the broker, command, collection, a text that the command contains, properties. */
    public static void main(String[] args) {
        Death.command = args[2];
        Death.collection = args[3];
        Death.text = args[4];
        String port = RunningFleet.runFleet(
                        args[0],
                        args[1],
                        List.of(Death.class),
                        Stream.concat(
                                        Stream.of("movers.fleet.sweep-interval=1h", "movers.fleet.checkup-poll=1h"),
                                        Stream.of(args).skip(5))
                                .toArray(String[]::new))
                .getEnvironment()
                .getProperty("local.server.port");
        System.out.println(ChildJvm.READY + port);
    }

    static class Death {
        private static String command;
        private static String collection;
        private static String text;

        @Bean
        MongoClientSettingsBuilderCustomizer death() {
            return settings -> settings.addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals(command)
                            && event.getCommand().getString(command).getValue().equals(collection)
                            && event.getCommand().toJson().contains(text)) {
                        Runtime.getRuntime().halt(137);
                    }
                }
            });
        }
    }
}
