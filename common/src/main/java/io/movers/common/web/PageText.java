package io.movers.common.web;

import org.jspecify.annotations.Nullable;

/**
 * <code>page</code> and <code>perPage</code> as sent, for a route whose default depends on the caller, or on whether either of the two
 * was sent. A component of a {@link QueryRecord}.
 */
public record PageText(@Nullable String page, @Nullable String perPage) {

    /** Whether at least one of the two was sent. */
    public boolean isGiven() {
        return page != null || perPage != null;
    }

    /** The rows that were asked for. */
    public PageRequest request() {
        return PageRequest.of(page, perPage);
    }

    /**
     * The rows that were asked for.
     *
     * @param otherwise the <code>perPage</code> to use if none was sent
     */
    public PageRequest request(String otherwise) {
        return PageRequest.of(page, perPage == null ? otherwise : perPage);
    }
}
