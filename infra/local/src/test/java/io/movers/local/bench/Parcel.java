package io.movers.local.bench;

import io.movers.common.data.Aggregate;
import org.springframework.data.mongodb.core.mapping.Document;

/** An aggregate of about the size of an account. */
@Document("parcels")
class Parcel extends Aggregate {
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
