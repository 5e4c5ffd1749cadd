package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.CheckupPageView;
import io.movers.resources.models.views.MaintenancePageView;
import io.movers.resources.models.views.RepairPageView;
import io.movers.resources.services.WorkHistoryService;
import jakarta.servlet.http.HttpServletRequest;
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
    CheckupPageView checkups(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        WorkHistoryService.Page found =
                history.of(WorkKind.CHECKUP, FleetFilterRequest.history(request, created), page, caller);
        return new CheckupPageView(found.page(), found.perPage(), found.totalResults(), found.entries());
    }

    @GetMapping("/repairs-history")
    RepairPageView repairs(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        WorkHistoryService.Page found =
                history.of(WorkKind.REPAIR, FleetFilterRequest.history(request, created), page, caller);
        return new RepairPageView(found.page(), found.perPage(), found.totalResults(), found.entries());
    }

    @GetMapping("/maintenances-history")
    MaintenancePageView maintenances(
            HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        WorkHistoryService.Page found =
                history.of(WorkKind.MAINTENANCE, FleetFilterRequest.history(request, created), page, caller);
        return new MaintenancePageView(found.page(), found.perPage(), found.totalResults(), found.entries());
    }
}
