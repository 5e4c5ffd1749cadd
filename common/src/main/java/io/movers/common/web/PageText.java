package io.movers.common.web;

import org.jspecify.annotations.Nullable;

/**
 * <code>page</code> and <code>perPage</code> as they were sent, for a route whose default depends on the caller or on whether they
 * were sent; a component of a {@link QueryRecord}.
 */
public record PageText(@Nullable String page, @Nullable String perPage) {

    /** Whether one of the two was sent. */
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
     * @param otherwise what stands for <code>perPage</code> where none was sent
     */
    public PageRequest request(String otherwise) {
        return PageRequest.of(page, perPage == null ? otherwise : perPage);
    }
}
