package io.movers.common.data;

import java.util.List;

/**
 * A page of a list.
 *
 * @param rows the rows of the page, in the order of the list
 * @param total how many rows the whole list has
 * @param <T> the rows
 */
public record ListPage<T>(List<T> rows, long total) {
    public ListPage {
        rows = List.copyOf(rows);
    }
}
