package io.movers.resources.routes;

import io.movers.common.errors.BadRequestException;
import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.BodyLimit;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.WorkView;
import io.movers.resources.services.WorkService;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.MAINTENANCE_MANAGER})
class MaintenancesController {
    private final WorkService work;
    private final LenientBinder casts;

    MaintenancesController(WorkService work, LenientBinder casts) {
        this.work = work;
        this.casts = casts;
    }

    @PostMapping("/{id}/maintenances")
    @Access({Caller.STAFF, Caller.CREW})
    @ResponseStatus(HttpStatus.CREATED)
    WorkView open(@PathVariable ObjectId id) {
        return work.open(WorkKind.MAINTENANCE, id.toHexString());
    }

    /** Nothing is declared about its rows: as there, a text has none of any use, and what has no rows at all is refused. */
    record LoadMaintenances(@Nullable JsonNode resources) {
        private List<JsonNode> rows() {
            if (resources == null || !(resources.isArray() || resources.isString())) {
                throw new BadRequestException("The resources param must be an array");
            }
            return resources.isArray() ? List.copyOf(resources.values()) : List.of();
        }
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/load-maintenances")
    @Access({Caller.STAFF, Caller.CREW})
    @ResponseStatus(HttpStatus.CREATED)
    List<ResourceView> load(@RequestBody LoadMaintenances body, CurrentUser caller) {
        return work.openAll(WorkKind.MAINTENANCE, BulkRows.ids(body.rows(), casts)).stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }

    @FieldCheck(field = "maintenanceId", is = Constraint.NOT_EMPTY, message = "The id of the maintenance is required")
    record MaintenanceRequest(String maintenanceId) {}

    @PostMapping("/{id}/start-maintenance")
    WorkView start(@RequestBody MaintenanceRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.MAINTENANCE, id.toHexString(), BodyId.of(body.maintenanceId()));
    }

    @FieldCheck(field = "components", is = Constraint.NOT_EMPTY, message = "components param is required")
    @FieldCheck(field = "maintenanceId", is = Constraint.NOT_EMPTY, message = "The id of the maintenance is required")
    @FieldCheck(field = "components", is = Constraint.ARRAY, message = "components param must be an array")
    @FieldCheck(
            field = "components.*.componentId",
            is = Constraint.NOT_EMPTY,
            message = "The id of the component is required")
    @FieldCheck(
            field = "components.*.status",
            is = Constraint.NOT_EMPTY,
            message = "The status of the component is required")
    @FieldCheck(
            field = "components.*.componentName",
            is = Constraint.NOT_EMPTY,
            message = "The name of the component is required")
    record CompleteMaintenance(String maintenanceId, List<FindingRow> components) {}

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}/maintenances")
    @ResponseStatus(HttpStatus.CREATED)
    WorkView complete(@RequestBody CompleteMaintenance body, @PathVariable ObjectId id) {
        return work.completeMaintenance(
                id.toHexString(), BodyId.of(body.maintenanceId()), FindingRow.findings(body.components()));
    }

    @PostMapping("/{id}/approve-maintenance")
    @Access(Caller.STAFF)
    WorkView approve(@RequestBody MaintenanceRequest body, @PathVariable ObjectId id) {
        return work.approveMaintenance(id.toHexString(), BodyId.of(body.maintenanceId()));
    }
}
