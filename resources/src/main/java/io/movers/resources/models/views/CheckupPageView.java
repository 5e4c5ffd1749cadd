package io.movers.resources.models.views;

import java.util.List;

/** A page of the history of check-ups. */
public record CheckupPageView(long page, int perPage, long totalResults, List<WorkHistoryEntryView> checkups) {}
