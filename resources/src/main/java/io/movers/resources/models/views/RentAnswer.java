package io.movers.resources.models.views;

/** What a rent and a return answer. */
public record RentAnswer(ReservationView reservation, ResourceView resource) {}
