package io.movers.common.images;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An uploaded image.
 *
 * @param address under which everybody can read it
 * @param checkAt when to look next whether a document names it
 * @param unnamedSince since when no document is known to name it; null while one does
 */
@Document("images")
record StoredImage(
        @Id String address,
        @Indexed Instant checkAt,
        @Nullable Instant unnamedSince) {}
