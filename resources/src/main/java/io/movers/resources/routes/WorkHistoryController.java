package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.CheckupPageView;
import io.movers.resources.models.views.MaintenancePageView;
import io.movers.resources.models.views.RepairPageView;
import io.movers.resources.services.WorkHistoryService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The histories of work on resources. */
@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.CREW, Caller.COMPANY})
class WorkHistoryController {
    private final WorkHistoryService history;

    WorkHistoryController(WorkHistoryService history) {
        this.history = history;
    }

    @GetMapping("/checkups-history")
    @Described("Lists check-ups.")
    CheckupPageView listCheckups(WorkHistoryRequest request, CurrentUser caller) {
        WorkHistoryService.Page found = history.of(WorkKind.CHECKUP, request.filter(), request.page(), caller);
        return new CheckupPageView(found.page(), found.perPage(), found.totalResults(), found.entries());
    }

    @GetMapping("/repairs-history")
    @Described("Lists repairs.")
    RepairPageView listRepairs(WorkHistoryRequest request, CurrentUser caller) {
        WorkHistoryService.Page found = history.of(WorkKind.REPAIR, request.filter(), request.page(), caller);
        return new RepairPageView(found.page(), found.perPage(), found.totalResults(), found.entries());
    }

    @GetMapping("/maintenances-history")
    @Described("Lists maintenances.")
    MaintenancePageView listMaintenances(WorkHistoryRequest request, CurrentUser caller) {
        WorkHistoryService.Page found = history.of(WorkKind.MAINTENANCE, request.filter(), request.page(), caller);
        return new MaintenancePageView(found.page(), found.perPage(), found.totalResults(), found.entries());
    }
}
