package io.movers.resources.models.views;

/** A reservation and its resource after a rent or a return. */
public record RentalView(ReservationView reservation, ResourceView resource) {}
