package io.movers.local.bench;

import io.movers.common.data.Aggregate;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.DomainAuthorized;
import org.springframework.data.mongodb.core.mapping.Document;

/** An aggregate of about the size of an account. */
@Document("parcels")
class Parcel extends Aggregate {
    static final Subject<DomainAuthorized> SENT = new Subject<>("parcel:sent", DomainAuthorized.class, true);

    private static final String TEXT = "x".repeat(400);

    private final String name;
    private String text = TEXT;
    private long turn;

    Parcel(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    void turn() {
        turn++;
        text = TEXT + turn;
    }
}
