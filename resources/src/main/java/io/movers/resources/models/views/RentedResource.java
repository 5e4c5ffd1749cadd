package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A reservation that is still going on, with the trips made under it. */
public record RentedResource(@JsonUnwrapped ReservationView reservation, List<TravelView> travels) {}
