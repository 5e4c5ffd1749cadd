package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.WorkView;
import io.movers.resources.services.WorkService;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Repairs of resources. */
@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.REPAIR_MANAGER})
class RepairController {
    private final WorkService work;

    RepairController(WorkService work) {
        this.work = work;
    }

    @PostMapping("/{id}/repairs")
    @Access({Caller.STAFF, Caller.CREW})
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Opens a repair of a resource.")
    WorkView createRepair(@PathVariable ObjectId id) {
        return work.open(WorkKind.REPAIR, id.toHexString());
    }

    @PostMapping("/{id}/start-repair")
    @Described("Starts a repair.")
    WorkView startRepair(@RequestBody RepairRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.REPAIR, id.toHexString(), IdRequest.of(body.repairId()));
    }

    @PutMapping("/{id}/repairs")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Completes a repair with its findings.")
    WorkView completeRepair(@RequestBody CompleteRepairRequest body, @PathVariable ObjectId id) {
        return work.completeRepair(
                id.toHexString(), IdRequest.of(body.repairId()), FindingRequest.findings(body.components()));
    }

    @PostMapping("/{id}/approve-repair")
    @Access(Caller.STAFF)
    @Described("Approves a completed repair.")
    WorkView approveRepair(@RequestBody RepairRequest body, @PathVariable ObjectId id) {
        return work.approveRepair(id.toHexString(), IdRequest.of(body.repairId()));
    }
}
