package io.movers.auth.routes;

import io.movers.auth.models.views.ListEntryView;
import io.movers.auth.services.SeedListService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
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
    List<ListEntryView> eps() {
        return lists.eps().stream().map(ListEntryView::of).toList();
    }

    @GetMapping("/transport-methods")
    List<ListEntryView> transportMethods() {
        return lists.transportMethods().stream().map(ListEntryView::of).toList();
    }
}
