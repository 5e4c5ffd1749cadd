package io.movers.seventh;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.DomainAuthorized;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

@CopyOf("topic:stored")
@Document("topicCopies")
public class TopicCopy extends Replica {
    private final String name;
    private final String text;

    @PersistenceCreator
    public TopicCopy(String id, Long version, String name, String text) {
        super(id, version);
        this.name = name;
        this.text = text;
    }

    static TopicCopy of(DomainAuthorized event) {
        return new TopicCopy(event.id(), event.version(), event.domain(), event.client());
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }
}
