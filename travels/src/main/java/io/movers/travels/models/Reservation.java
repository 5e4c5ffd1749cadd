package io.movers.travels.models;

/** What a trip is made with: the resource by its reference, and the rental. */
public record Reservation(String resourceRef, String reservationId) {}
