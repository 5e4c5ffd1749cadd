package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reservation in the list of all: who, what, and the trips made under it; whoever is not known is null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ListedReservation(
        @JsonUnwrapped ReservationView reservation,
        @Nullable ResourceView resource,
        @Nullable UserView user,
        List<TravelView> travels) {}
