package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An active reservation, with the trips under it. */
public record RentedResourceView(@JsonUnwrapped ReservationView reservation, List<TravelView> travels) {}
