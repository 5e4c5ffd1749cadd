package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.HistoryEntry;
import io.movers.resources.services.WorkHistory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.CREW, Caller.COMPANY})
class WorkHistoryController {
    private final WorkHistory history;

    WorkHistoryController(WorkHistory history) {
        this.history = history;
    }

    record CheckupsPage(long page, int perPage, long totalResults, List<HistoryEntry> checkups) {}

    @GetMapping("/checkups-history")
    CheckupsPage checkups(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        WorkHistory.Page found = history.of(WorkKind.CHECKUP, FleetFilters.of(request, created), page, caller);
        return new CheckupsPage(found.page(), found.perPage(), found.totalResults(), found.entries());
    }

    record RepairsPage(long page, int perPage, long totalResults, List<HistoryEntry> repairs) {}

    @GetMapping("/repairs-history")
    RepairsPage repairs(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        WorkHistory.Page found = history.of(WorkKind.REPAIR, FleetFilters.of(request, created), page, caller);
        return new RepairsPage(found.page(), found.perPage(), found.totalResults(), found.entries());
    }

    record MaintenancesPage(long page, int perPage, long totalResults, List<HistoryEntry> maintenances) {}

    @GetMapping("/maintenances-history")
    MaintenancesPage maintenances(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        WorkHistory.Page found = history.of(WorkKind.MAINTENANCE, FleetFilters.of(request, created), page, caller);
        return new MaintenancesPage(found.page(), found.perPage(), found.totalResults(), found.entries());
    }
}
