package io.movers.common.data;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;

/**
 * Refuses to store whole aggregates by {@code MongoTemplate} and repositories. Such a write would publish no event, ignore the version and
 * drop the events that are still in the outbox.
 */
class AggregateGuard implements BeforeConvertCallback<Aggregate> {
    @Override
    public Aggregate onBeforeConvert(Aggregate aggregate, String collection) {
        throw new InvalidDataAccessApiUsageException(
                "%s is an aggregate: store it with its publisher or with AggregateStore, not with MongoTemplate or a repository"
                        .formatted(aggregate.getClass().getSimpleName()));
    }
}
