package io.movers.common.images;

import io.movers.common.migration.DataMigration;
import java.time.Clock;
import java.util.List;

/**
 * Records images that an earlier release or a Node service stored and that a document names, so that {@link ImageCleanup} deletes
 * them, too, once no document names them any more. An image that no document names at the first start is not found, and stays.
 */
final class EarlierImages implements DataMigration {

    private final StoredImages images;
    private final ImageStore store;
    private final List<String> kinds;
    private final Clock clock;

    /** @param kinds the kinds of images that only this service stores, so that no other service names them */
    EarlierImages(StoredImages images, ImageStore store, List<String> kinds, Clock clock) {
        this.images = images;
        this.store = store;
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "images without a record";
    }

    @Override
    public long takeOver() {
        return kinds.stream()
                .mapToLong(kind ->
                        images.recordNamed(store.prefix(kind), clock.instant().plus(ImageCleanup.UNNAMED_CHECK)))
                .sum();
    }
}
