package io.movers.resources.models.views;

import java.util.List;

/** A page of the history of maintenances. */
public record MaintenancePageView(long page, int perPage, long totalResults, List<WorkHistoryEntryView> maintenances) {}
