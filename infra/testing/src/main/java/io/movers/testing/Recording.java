package io.movers.testing;

import io.movers.servers.queries.RecordedQueries;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets tests see the queries to the database. */
@Configuration(proxyBeanMethods = false)
public class Recording {
    @Bean
    RecordedQueries recordedQueries() {
        return new RecordedQueries();
    }

    @Bean
    MongoClientSettingsBuilderCustomizer queryRecording(RecordedQueries queries) {
        return settings -> settings.addCommandListener(queries);
    }
}
