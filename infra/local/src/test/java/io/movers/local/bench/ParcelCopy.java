package io.movers.local.bench;

import io.movers.common.data.Replica;
import io.movers.common.events.contract.DomainAuthorized;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("parcelCopies")
class ParcelCopy extends Replica {
    private final String name;
    private final String text;

    @PersistenceCreator
    ParcelCopy(String id, Long version, String name, String text) {
        super(id, version);
        this.name = name;
        this.text = text;
    }

    static ParcelCopy of(DomainAuthorized event) {
        return new ParcelCopy(event.id(), event.version(), event.domain(), event.client());
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }
}
