package io.movers.travels.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import io.movers.travels.models.views.TravelView;
import io.movers.travels.services.TravelService;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trips of the signed-in traveller. */
@RestController
@RequestMapping("/api/travels")
@Access(Caller.SIGNED_IN)
class TravelController {
    private final TravelService travels;

    TravelController(TravelService travels) {
        this.travels = travels;
    }

    /** Lists the caller's trips, newest first, and streams them. Answers 201 instead of 200, as the Node service did. */
    @GetMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Lists the caller's trips, newest first.")
    Stream<TravelView> listTravels(ListTravelsRequest request, CurrentUser caller) {
        return travels.pageOf(caller.id(), request.page()).map(TravelView::of);
    }

    @BodyLimit("2MB")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Starts a trip.")
    TravelView startTravel(@RequestBody StartTravelRequest request, CurrentUser caller) {
        return TravelView.of(travels.start(request.toNewTravel(), caller));
    }

    @BodyLimit("2MB")
    @PutMapping("/{id}/finish")
    @Described("Finishes a trip. Finishing it again changes nothing.")
    TravelView finishTravel(@RequestBody FinishTravelRequest request, @PathVariable ObjectId id, CurrentUser caller) {
        return TravelView.of(travels.finish(id.toHexString(), request.toResult(), caller));
    }
}
