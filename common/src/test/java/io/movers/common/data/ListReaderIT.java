package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoClients;
import io.movers.servers.MongoServer;
import java.util.Date;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ListReaderIT {
    private static final int LIVE = 2_500;

    @Test
    void totalOfALongListContainsWhatIsLiveAndFollowsEachArchiving() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            var mongo = new MongoTemplate(client, "lists");
            var lists = new ListReader(mongo, new CollectionSizes(mongo, () -> false, System::nanoTime));
            mongo.getCollection("parcel")
                    .insertMany(IntStream.range(0, LIVE)
                            .mapToObj(i -> i % 2 == 0 ? new Document("deletedAt", null) : new Document())
                            .toList());
            mongo.getCollection("parcel").insertOne(new Document("deletedAt", new Date()));

            assertThat(total(lists)).isEqualTo(LIVE);
            assertThat(total(lists)).isEqualTo(LIVE);
            mongo.getCollection("parcel")
                    .updateOne(
                            new Document("deletedAt", null),
                            new Document("$set", new Document("deletedAt", new Date())));
            assertThat(total(lists)).isEqualTo(LIVE - 1);
            mongo.getCollection("parcel").insertOne(new Document());
            assertThat(total(lists)).isEqualTo(LIVE);
        }
    }

    private static long total(ListReader lists) {
        return lists.read(Parcel.class, query(where("deletedAt").is(null)), 0, 10)
                .total();
    }

    record Parcel(String id) {}
}
