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

/** Maintenances of resources. */
@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.MAINTENANCE_MANAGER})
class MaintenanceController {
    private final WorkService work;
    private final LenientBinder binder;

    MaintenanceController(WorkService work, LenientBinder binder) {
        this.work = work;
        this.binder = binder;
    }

    @PostMapping("/{id}/maintenances")
    @Access({Caller.STAFF, Caller.CREW})
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Opens a maintenance of a resource.")
    WorkView createMaintenance(@PathVariable ObjectId id) {
        return work.open(WorkKind.MAINTENANCE, id.toHexString());
    }

    @PostMapping("/load-maintenances")
    @Access({Caller.STAFF, Caller.CREW})
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Opens maintenances of resources.")
    List<ResourceView> loadMaintenances(@RequestBody LoadMaintenancesRequest body, CurrentUser caller) {
        return work.openAll(WorkKind.MAINTENANCE, BulkRequest.ids(body.rows(), binder)).stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }

    @PostMapping("/{id}/start-maintenance")
    @Described("Starts a maintenance.")
    WorkView startMaintenance(@RequestBody MaintenanceRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.MAINTENANCE, id.toHexString(), IdRequest.of(body.maintenanceId()));
    }

    @PutMapping("/{id}/maintenances")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Completes a maintenance with its findings.")
    WorkView completeMaintenance(@RequestBody CompleteMaintenanceRequest body, @PathVariable ObjectId id) {
        return work.completeMaintenance(
                id.toHexString(), IdRequest.of(body.maintenanceId()), FindingRequest.findings(body.components()));
    }

    @PostMapping("/{id}/approve-maintenance")
    @Access(Caller.STAFF)
    @Described("Approves a completed maintenance.")
    WorkView approveMaintenance(@RequestBody MaintenanceRequest body, @PathVariable ObjectId id) {
        return work.approveMaintenance(id.toHexString(), IdRequest.of(body.maintenanceId()));
    }
}
