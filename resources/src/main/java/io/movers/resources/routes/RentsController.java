package io.movers.resources.routes;

import io.movers.common.errors.BadRequestException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.views.RentAnswer;
import io.movers.resources.models.views.RentedResource;
import io.movers.resources.models.views.ReservationView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.services.RentQueries;
import io.movers.resources.services.RentService;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/resources")
@Access(Caller.SIGNED_IN)
class RentsController {
    private static final int ID_CHARACTERS = 12;

    private final RentService rents;
    private final RentQueries queries;

    RentsController(RentService rents, RentQueries queries) {
        this.rents = rents;
        this.queries = queries;
    }

    record RentRequest(@Nullable Double typeRent) {}

    @PostMapping("/{id}/rent")
    RentAnswer rent(@RequestBody RentRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return answer(rents.rent(id.toHexString(), body.typeRent(), caller), caller);
    }

    record ReturnRequest(
            @Nullable String reservationId, @Nullable Indicators indicators) {
        private @Nullable String validId() {
            if (reservationId != null && !ObjectId.isValid(reservationId) && reservationId.length() != ID_CHARACTERS) {
                throw new BadRequestException("Invalid id");
            }
            return reservationId;
        }
    }

    @PostMapping("/{id}/return")
    RentAnswer giveBack(@RequestBody ReturnRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return answer(rents.giveBack(id.toHexString(), body.validId(), body.indicators(), caller), caller);
    }

    private static RentAnswer answer(RentService.Rented rented, CurrentUser caller) {
        return new RentAnswer(ReservationView.of(rented.reservation()), ResourceView.of(rented.resource(), caller));
    }

    @GetMapping("/rented-resources")
    List<RentedResource> rented(CurrentUser caller) {
        return queries.rentedBy(caller);
    }

    record RateRequest(@Nullable Double rating, @Nullable String comments) {}

    record RateAnswer(ReservationView reservation) {}

    @PutMapping("/rents/{id}/rate")
    RateAnswer rate(@RequestBody RateRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return new RateAnswer(ReservationView.of(rents.rate(id.toHexString(), body.rating(), body.comments(), caller)));
    }

    @FieldCheck(field = "reply", is = Constraint.NOT_EMPTY, message = "The reply is required")
    record ReplyRequest(String reply) {}

    @PutMapping("/reservations/{id}/reply")
    @Access({Caller.STAFF, Caller.COMPANY})
    ReservationView reply(@RequestBody ReplyRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return ReservationView.of(rents.reply(id.toHexString(), body.reply(), caller));
    }

    @GetMapping("/reservation-list")
    @Access({Caller.STAFF, Caller.CREW, Caller.COMPANY})
    RentQueries.Page list(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        return queries.list(FleetFilters.of(request, created), page, caller);
    }
}
