package io.movers.common.data;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A range of ids, and which of them exist.
 *
 * @param after the range begins after this id; null if it begins at the first
 * @param upTo the range ends with this id; null if it has no end
 * @param existing the ids in the range that exist
 */
public record IdRange(@Nullable String after, @Nullable String upTo, List<String> existing) {
    /** The filter for the ids in the range that do not exist. */
    Document missing() {
        Document id = new Document();
        if (after != null) {
            id.append("$gt", ObjectIds.stored(after));
        }
        if (upTo != null) {
            id.append("$lte", ObjectIds.stored(upTo));
        }
        return new Document(
                "_id",
                id.append("$nin", existing.stream().map(ObjectIds::stored).toList()));
    }
}
