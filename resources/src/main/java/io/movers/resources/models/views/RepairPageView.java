package io.movers.resources.models.views;

import java.util.List;

/** A page of the history of repairs. */
public record RepairPageView(long page, int perPage, long totalResults, List<WorkHistoryEntryView> repairs) {}
