package io.movers.travels.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.PageRequest;
import io.movers.travels.models.views.TravelView;
import io.movers.travels.services.TravelService;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
    @ApiResponse(
            responseCode = "201",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = TravelView.class))))
    @ResponseStatus(HttpStatus.CREATED)
    Stream<TravelView> list(PageRequest page, CurrentUser caller) {
        return travels.pageOf(caller.id(), page).map(TravelView::of);
    }

    @BodyLimit("2MB")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TravelView start(@RequestBody StartTravelRequest request, CurrentUser caller) {
        return TravelView.of(travels.start(request.toNewTravel(), caller));
    }

    @BodyLimit("2MB")
    @PutMapping("/{id}/finish")
    TravelView finish(@RequestBody FinishTravelRequest request, @PathVariable ObjectId id, CurrentUser caller) {
        return TravelView.of(travels.finish(id.toHexString(), request.toResult(), caller));
    }
}
