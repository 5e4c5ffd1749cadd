package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.BodyLimit;
import io.movers.resources.models.WorkKind;
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

@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.REPAIR_MANAGER})
class RepairsController {
    private final WorkService work;

    RepairsController(WorkService work) {
        this.work = work;
    }

    @PostMapping("/{id}/repairs")
    @Access({Caller.STAFF, Caller.CREW})
    @ResponseStatus(HttpStatus.CREATED)
    WorkView open(@PathVariable ObjectId id) {
        return work.open(WorkKind.REPAIR, id.toHexString());
    }

    @FieldCheck(field = "repairId", is = Constraint.NOT_EMPTY, message = "The id of the repair is required")
    record RepairRequest(String repairId) {}

    @PostMapping("/{id}/start-repair")
    WorkView start(@RequestBody RepairRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.REPAIR, id.toHexString(), BodyId.of(body.repairId()));
    }

    @FieldCheck(field = "components", is = Constraint.NOT_EMPTY, message = "components param is required")
    @FieldCheck(field = "repairId", is = Constraint.NOT_EMPTY, message = "The id of the repair is required")
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
    record CompleteRepair(String repairId, List<FindingRow> components) {}

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}/repairs")
    @ResponseStatus(HttpStatus.CREATED)
    WorkView complete(@RequestBody CompleteRepair body, @PathVariable ObjectId id) {
        return work.completeRepair(
                id.toHexString(), BodyId.of(body.repairId()), FindingRow.findings(body.components()));
    }

    @PostMapping("/{id}/approve-repair")
    @Access(Caller.STAFF)
    WorkView approve(@RequestBody RepairRequest body, @PathVariable ObjectId id) {
        return work.approveRepair(id.toHexString(), BodyId.of(body.repairId()));
    }
}
