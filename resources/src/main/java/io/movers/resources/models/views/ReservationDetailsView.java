package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reservation in the list of reservations, with the trips under it. An unknown resource or user is null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReservationDetailsView(
        @JsonUnwrapped ReservationView reservation,
        @Nullable ResourceView resource,
        @Nullable UserView user,
        List<TravelView> travels) {}
