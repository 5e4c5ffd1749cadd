package io.movers.auth.models;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class RankingRepositoryTests {
    private final MongoTemplate template = mock();
    private final RankingRepository ranking = new RankingRepository(template);

    /** MongoDB answers the second of two simultaneous first upserts with a duplicate key, whichever of the sums is newer. */
    @Test
    void newerSumThatLosesTheRaceOfTheFirstUpsertReplacesTheOlderOne() {
        ArgumentCaptor<Query> asked = ArgumentCaptor.captor();
        ArgumentCaptor<Update> asChanged = ArgumentCaptor.captor();
        when(template.upsert(asked.capture(), asChanged.capture(), eq(RankingPlace.class)))
                .thenThrow(new DuplicateKeyException("an older sum was stored a moment ago"));

        ranking.place("user", "bicycle", 50, 7, Instant.EPOCH);

        verify(template).updateFirst(eq(asked.getValue()), eq(asChanged.getValue()), eq(RankingPlace.class));
    }

    @Test
    void storedPlaceIsWrittenOnce() {
        ranking.place("user", "bicycle", 50, 7, Instant.EPOCH);

        verify(template).upsert(any(Query.class), any(Update.class), eq(RankingPlace.class));
        verifyNoMoreInteractions(template);
    }
}
