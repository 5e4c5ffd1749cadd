package io.movers.resources.models.views;

/** A reservation after its rating. */
public record RatedReservationView(ReservationView reservation) {}
