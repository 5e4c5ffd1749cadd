package io.movers.travels.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.PageRequest;
import io.movers.travels.models.Travels;
import io.movers.travels.models.views.TravelView;
import io.movers.travels.services.TravelLog;
import java.util.List;
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

@RestController
@RequestMapping("/api/travels")
@Access(Caller.SIGNED_IN)
class TravelsController {
    private final TravelLog log;
    private final Travels travels;

    TravelsController(TravelLog log, Travels travels) {
        this.log = log;
        this.travels = travels;
    }

    /** The original answers a list with 201. */
    @GetMapping
    @ResponseStatus(HttpStatus.CREATED)
    List<TravelView> index(PageRequest page, CurrentUser user) {
        return travels.of(user.id(), page.skip(), page.limit()).stream()
                .map(TravelView::of)
                .toList();
    }

    @BodyLimit("2MB")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TravelView create(@RequestBody NewTravelRequest body, CurrentUser user) {
        return TravelView.of(log.begin(body.reservation(), body.route(), user));
    }

    @BodyLimit("2MB")
    @PutMapping("/{id}/finish")
    TravelView finish(@RequestBody FinishTravelRequest body, @PathVariable ObjectId id, CurrentUser user) {
        return TravelView.of(log.finish(id.toHexString(), body.outcome(), user));
    }
}
