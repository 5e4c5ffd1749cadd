package io.movers.common.images;

import java.time.Clock;
import java.time.Instant;

/** Remembers what is stored, so that {@link ImageCleanup} can delete what no document names any more. */
final class RecordedImageStore implements ImageStore, AutoCloseable {

    private final ImageStore store;
    private final StoredImages images;
    private final Clock clock;

    RecordedImageStore(ImageStore store, StoredImages images, Clock clock) {
        this.store = store;
        this.images = images;
        this.clock = clock;
    }

    @Override
    public String put(String kind, ImageData image) {
        String address = store.put(kind, image);
        Instant now = clock.instant();
        images.save(new StoredImage(address, now.plus(ImageCleanup.UNNAMED_CHECK), now));
        return address;
    }

    @Override
    public String prefix(String kind) {
        return store.prefix(kind);
    }

    @Override
    public void delete(String address) {
        store.delete(address);
    }

    @Override
    public void close() throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
