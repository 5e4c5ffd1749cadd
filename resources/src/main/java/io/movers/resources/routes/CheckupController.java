package io.movers.resources.routes;

import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.WorkView;
import io.movers.resources.services.WorkService;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Check-ups of resources. */
@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class CheckupController {
    private final WorkService work;
    private final LenientBinder binder;

    CheckupController(WorkService work, LenientBinder binder) {
        this.work = work;
        this.binder = binder;
    }

    @PostMapping("/{id}/checkups")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Opens a check-up on a resource.")
    WorkView createCheckup(@PathVariable ObjectId id) {
        return work.open(WorkKind.CHECKUP, id.toHexString());
    }

    @PostMapping("/load-checkups")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Opens check-ups on resources.")
    List<ResourceView> loadCheckups(@RequestBody LoadCheckupsRequest body, CurrentUser caller) {
        return work.openAll(WorkKind.CHECKUP, BulkRequest.ids(body.resources(), binder)).stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }

    @PostMapping("/{id}/start-checkup")
    @Described("Starts a check-up.")
    WorkView startCheckup(@RequestBody CheckupRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.CHECKUP, id.toHexString(), IdRequest.of(body.checkupId()));
    }

    @PutMapping("/{id}/checkups")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Completes a check-up with its findings.")
    WorkView completeCheckup(@RequestBody CompleteCheckupRequest body, @PathVariable ObjectId id) {
        return work.completeCheckup(
                id.toHexString(), IdRequest.of(body.checkupId()), FindingRequest.findings(body.components()));
    }
}
