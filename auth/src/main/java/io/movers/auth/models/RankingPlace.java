package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** The score of an account with one type of resource, summed from the ledger. */
@AboutPerson("userId")
@Document("userrankings")
@CompoundIndex(def = "{'userId': 1, 'resourceType': 1}", unique = true)
@CompoundIndex(def = "{'resourceType': 1, 'points': -1, '_id': 1}")
@CompoundIndex(def = "{'points': -1, '_id': 1}")
public record RankingPlace(
        @Id String id,
        String userId,
        @Nullable String resourceType,
        double points,
        @Nullable Instant createdAt) {}
