package io.movers.auth.routes;

import io.movers.auth.models.views.ListEntryView;
import io.movers.auth.services.SeedListService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Described;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists that the sign-up form offers. */
@RestController
@RequestMapping("/api/users")
@Access(Caller.ANYONE)
class ListController {
    private final SeedListService lists;

    ListController(SeedListService lists) {
        this.lists = lists;
    }

    @GetMapping("/eps-list")
    @Described("Lists the health insurers that sign-up offers.")
    List<ListEntryView> listEps() {
        return lists.eps().stream().map(ListEntryView::of).toList();
    }

    @GetMapping("/transport-methods")
    @Described("Lists the means of transport that sign-up offers.")
    List<ListEntryView> listTransportMethods() {
        return lists.transportMethods().stream().map(ListEntryView::of).toList();
    }
}
