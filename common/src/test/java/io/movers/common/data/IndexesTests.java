package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.servers.Ports;
import io.movers.seventh.Topic;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class IndexesTests {
    @Test
    void withoutADatabaseTheStartEndsWithAWordThatNamesTheVariable() {
        String nobody = "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=200".formatted(Ports.free());
        try (MongoClient client = MongoClients.create(nobody)) {
            MongoTemplate template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "nobody"));
            MongoMappingContext mappings =
                    (MongoMappingContext) template.getConverter().getMappingContext();
            mappings.getPersistentEntity(Topic.class);
            Indexes indexes = new Indexes(template, mappings);

            assertThatThrownBy(indexes::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("MONGO_URI must name a database that can be reached");
        }
    }
}
