package io.movers.resources.routes;

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
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class CheckupsController {
    private final WorkService work;
    private final LenientBinder casts;

    CheckupsController(WorkService work, LenientBinder casts) {
        this.work = work;
        this.casts = casts;
    }

    @PostMapping("/{id}/checkups")
    @ResponseStatus(HttpStatus.CREATED)
    WorkView open(@PathVariable ObjectId id) {
        return work.open(WorkKind.CHECKUP, id.toHexString());
    }

    @FieldCheck(field = "resources", is = Constraint.ARRAY, message = "Resources must be an array")
    @FieldCheck(field = "resources.*.id", is = Constraint.NOT_EMPTY, message = "Resource id is required")
    record LoadCheckups(@Nullable List<JsonNode> resources) {}

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/load-checkups")
    @ResponseStatus(HttpStatus.CREATED)
    List<ResourceView> load(@RequestBody LoadCheckups body, CurrentUser caller) {
        return work.openAll(WorkKind.CHECKUP, BulkRows.ids(body.resources(), casts)).stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }

    @FieldCheck(field = "checkupId", is = Constraint.NOT_EMPTY, message = "The id of the checkup is required")
    record CheckupRequest(String checkupId) {}

    @PostMapping("/{id}/start-checkup")
    WorkView start(@RequestBody CheckupRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.CHECKUP, id.toHexString(), BodyId.of(body.checkupId()));
    }

    @FieldCheck(field = "components", is = Constraint.NOT_EMPTY, message = "components param is required")
    @FieldCheck(field = "checkupId", is = Constraint.NOT_EMPTY, message = "The id of the checkup is required")
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
    record CompleteCheckup(String checkupId, List<FindingRow> components) {}

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}/checkups")
    @ResponseStatus(HttpStatus.CREATED)
    WorkView complete(@RequestBody CompleteCheckup body, @PathVariable ObjectId id) {
        return work.completeCheckup(
                id.toHexString(), BodyId.of(body.checkupId()), FindingRow.findings(body.components()));
    }
}
