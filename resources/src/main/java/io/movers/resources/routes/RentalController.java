package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.views.RatedReservationView;
import io.movers.resources.models.views.RentalView;
import io.movers.resources.models.views.RentedResourceView;
import io.movers.resources.models.views.ReservationPageView;
import io.movers.resources.models.views.ReservationView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.services.RentalQueryService;
import io.movers.resources.services.RentalService;
import jakarta.servlet.http.HttpServletRequest;
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
    RentalView rent(@RequestBody RentRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return view(rents.rent(id.toHexString(), body.typeRent(), caller), caller);
    }

    @PostMapping("/{id}/return")
    RentalView giveBack(@RequestBody ReturnRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return view(rents.giveBack(id.toHexString(), body.validId(), body.indicators(), caller), caller);
    }

    private static RentalView view(RentalService.Rented rented, CurrentUser caller) {
        return new RentalView(ReservationView.of(rented.reservation()), ResourceView.of(rented.resource(), caller));
    }

    @GetMapping("/rented-resources")
    List<RentedResourceView> rented(CurrentUser caller) {
        return queries.rentedBy(caller);
    }

    @PutMapping("/rents/{id}/rate")
    RatedReservationView rate(@RequestBody RateRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return new RatedReservationView(
                ReservationView.of(rents.rate(id.toHexString(), body.rating(), body.comments(), caller)));
    }

    @PutMapping("/reservations/{id}/reply")
    @Access({Caller.STAFF, Caller.COMPANY})
    ReservationView reply(@RequestBody ReplyRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return ReservationView.of(rents.reply(id.toHexString(), body.reply(), caller));
    }

    @GetMapping("/reservation-list")
    @Access({Caller.STAFF, Caller.CREW, Caller.COMPANY})
    ReservationPageView list(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        return queries.list(FleetFilterRequest.reservations(request, created), page, caller);
    }
}
