package io.movers.seventh;

import io.movers.common.data.Aggregate;
import io.movers.common.data.FormerIndex;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.DomainAuthorized;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

@Document("topics")
@FormerIndex("{'text': 1}")
public class Topic extends Aggregate {
    static final Subject<DomainAuthorized> STORED = new Subject<>("topic:stored", DomainAuthorized.class, true);

    @Indexed(unique = true)
    private String name;

    private String text;

    @Field(write = Field.Write.ALWAYS)
    private String deletedAt;

    private Double weight;

    public Topic(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public void rename(String newName) {
        this.name = newName;
    }

    public void write(String newText) {
        this.text = newText;
    }

    public void weigh(Double newWeight) {
        this.weight = newWeight;
    }
}
