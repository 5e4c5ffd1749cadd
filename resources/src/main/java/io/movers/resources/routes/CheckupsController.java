package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Casts;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
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
    private final Casts casts;

    CheckupsController(WorkService work, Casts casts) {
        this.work = work;
        this.casts = casts;
    }

    @PostMapping("/{id}/checkups")
    @ResponseStatus(HttpStatus.CREATED)
    WorkView open(@PathVariable ObjectId id) {
        return work.open(WorkKind.CHECKUP, id.toHexString());
    }

    @Check(field = "resources", is = Is.ARRAY, message = "Resources must be an array")
    @Check(field = "resources.*.id", is = Is.NOT_EMPTY, message = "Resource id is required")
    record LoadCheckups(@Nullable List<JsonNode> resources) {}

    @PostMapping("/load-checkups")
    @ResponseStatus(HttpStatus.CREATED)
    List<ResourceView> load(@RequestBody LoadCheckups body, CurrentUser caller) {
        return work.openAll(WorkKind.CHECKUP, BulkRows.ids(body.resources(), casts)).stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }

    @Check(field = "checkupId", is = Is.NOT_EMPTY, message = "The id of the checkup is required")
    record CheckupRequest(String checkupId) {}

    @PostMapping("/{id}/start-checkup")
    WorkView start(@RequestBody CheckupRequest body, @PathVariable ObjectId id) {
        return work.start(WorkKind.CHECKUP, id.toHexString(), BodyId.of(body.checkupId()));
    }

    @Check(field = "components", is = Is.NOT_EMPTY, message = "components param is required")
    @Check(field = "checkupId", is = Is.NOT_EMPTY, message = "The id of the checkup is required")
    @Check(field = "components", is = Is.ARRAY, message = "components param must be an array")
    @Check(field = "components.*.componentId", is = Is.NOT_EMPTY, message = "The id of the component is required")
    @Check(field = "components.*.status", is = Is.NOT_EMPTY, message = "The status of the component is required")
    @Check(field = "components.*.componentName", is = Is.NOT_EMPTY, message = "The name of the component is required")
    record CompleteCheckup(String checkupId, List<FindingRow> components) {}

    @PutMapping("/{id}/checkups")
    @ResponseStatus(HttpStatus.CREATED)
    WorkView complete(@RequestBody CompleteCheckup body, @PathVariable ObjectId id) {
        return work.completeCheckup(
                id.toHexString(), BodyId.of(body.checkupId()), FindingRow.findings(body.components()));
    }
}
