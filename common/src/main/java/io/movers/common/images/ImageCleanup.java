package io.movers.common.images;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes images that no document has named for 30 days. A named image is checked again after a week, any other one
 * after a day. Images that an earlier release or a Node service stored are recorded by {@link EarlierImages} if a document names
 * them; all others stay.
 */
final class ImageCleanup {

    static final Duration UNNAMED_CHECK = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(ImageCleanup.class);
    private static final Duration NAMED_CHECK = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int STEP = 100;

    private final StoredImages images;
    private final ImageStore store;
    private final Clock clock;

    ImageCleanup(StoredImages images, ImageStore store, Clock clock) {
        this.images = images;
        this.store = store;
        this.clock = clock;
    }

    /** Looks at all images that are due, a hundred at a time. */
    void run() {
        int deleted = 0;
        List<StoredImage> due;
        do {
            due = images.due(clock.instant(), STEP);
            Set<String> named =
                    images.named(due.stream().map(StoredImage::address).toList());
            for (StoredImage image : due) {
                deleted += check(image, named.contains(image.address())) ? 1 : 0;
            }
        } while (due.size() == STEP);
        if (deleted > 0) {
            log.info("Deleted {} images that no document has named for {} days", deleted, KEPT.toDays());
        }
    }

    /** Whether the image was deleted. */
    private boolean check(StoredImage image, boolean named) {
        Instant now = clock.instant();
        if (named) {
            images.save(new StoredImage(image.address(), now.plus(NAMED_CHECK), null));
            return false;
        }
        Instant since = image.unnamedSince() == null ? now : image.unnamedSince();
        if (now.isBefore(since.plus(KEPT))) {
            images.save(new StoredImage(image.address(), now.plus(UNNAMED_CHECK), since));
            return false;
        }
        return delete(image, since);
    }

    private boolean delete(StoredImage image, Instant since) {
        try {
            store.delete(image.address());
        } catch (RuntimeException e) {
            log.warn("Image {} cannot be deleted; next try in a day: {}", image.address(), e.toString());
            images.save(new StoredImage(image.address(), clock.instant().plus(UNNAMED_CHECK), since));
            return false;
        }
        images.remove(image);
        return true;
    }
}
