package io.movers.resources.models.views;

import java.util.List;

/** A page of the list of reservations. */
public record ReservationPageView(
        long page, int perPage, long totalResults, List<ReservationDetailsView> reservations) {}
