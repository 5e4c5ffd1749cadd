package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import io.movers.resources.models.views.RatedReservationView;
import io.movers.resources.models.views.RentalView;
import io.movers.resources.models.views.RentedResourceView;
import io.movers.resources.models.views.ReservationPageView;
import io.movers.resources.models.views.ReservationView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.services.RentalQueryService;
import io.movers.resources.services.RentalService;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rentals: renting, returning, rating, and replying to ratings. */
@RestController
@RequestMapping("/api/resources")
@Access(Caller.SIGNED_IN)
class RentalController {
    private final RentalService rents;
    private final RentalQueryService queries;

    RentalController(RentalService rents, RentalQueryService queries) {
        this.rents = rents;
        this.queries = queries;
    }

    @PostMapping("/{id}/rent")
    @Described("Rents a resource.")
    RentalView rentResource(@RequestBody RentRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return view(rents.rent(id.toHexString(), body.typeRent(), caller), caller);
    }

    @PostMapping("/{id}/return")
    @Described("Returns a rented resource.")
    RentalView returnResource(@RequestBody ReturnRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return view(rents.giveBack(id.toHexString(), body.validId(), body.indicators(), caller), caller);
    }

    private static RentalView view(RentalService.Rented rented, CurrentUser caller) {
        return new RentalView(ReservationView.of(rented.reservation()), ResourceView.of(rented.resource(), caller));
    }

    @GetMapping("/rented-resources")
    @Described("Lists the caller's open reservations.")
    List<RentedResourceView> listRentedResources(CurrentUser caller) {
        return queries.rentedBy(caller);
    }

    @PutMapping("/rents/{id}/rate")
    @Described("Rates a rental of the caller.")
    RatedReservationView rateRental(@RequestBody RateRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return new RatedReservationView(
                ReservationView.of(rents.rate(id.toHexString(), body.rating(), body.comments(), caller)));
    }

    @PutMapping("/reservations/{id}/reply")
    @Access({Caller.STAFF, Caller.COMPANY})
    @Described("Replies to the rating of a rental.")
    ReservationView replyToRating(@RequestBody ReplyRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return ReservationView.of(rents.reply(id.toHexString(), body.reply(), caller));
    }

    @GetMapping("/reservation-list")
    @Access({Caller.STAFF, Caller.CREW, Caller.COMPANY})
    @Described("Lists reservations.")
    ReservationPageView listReservations(ListReservationsRequest request, CurrentUser caller) {
        return queries.list(request.filter(), request.page(), caller);
    }
}
