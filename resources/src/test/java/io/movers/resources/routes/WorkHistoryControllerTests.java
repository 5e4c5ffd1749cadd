package io.movers.resources.routes;

import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.security.Role;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.WorkHistoryFilter;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.views.UserView;
import io.movers.resources.models.views.WorkHistoryEntryView;
import io.movers.resources.services.WorkHistoryService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkHistoryControllerTests extends ResourcesRoutes {
    @ParameterizedTest
    @CsvSource({"checkups", "repairs", "maintenances"})
    void employeesCannotReadHistories(String kind) {
        assertOpenOnlyTo(
                "admin meb-admin inventory-manager repair-manager maintenance-manager client client-admin",
                "GET",
                "/api/resources/" + kind + "-history");
        verifyNoInteractions(history);
    }

    @ParameterizedTest
    @CsvSource({"checkups, CHECKUP", "repairs, REPAIR", "maintenances, MAINTENANCE"})
    void historyIsNarrowedByTheLastResourceRefAndShowsUnknownsAsNull(String name, WorkKind kind) {
        WorkHistoryFilter filter = new WorkHistoryFilter(
                "Acme", null, "pending", "R-1", new DateRange(null, Instant.parse("2024-05-03T05:00:00Z")));
        given(history.of(eq(kind), eq(filter), eq(new PageRequest(5, 5)), caller(Role.CLIENT)))
                .willReturn(new WorkHistoryService.Page(
                        5,
                        5,
                        6,
                        List.of(new WorkHistoryEntryView(
                                workView(), null, new UserView("u1", "a@b.co", null, null, "", "Norte", 4L)))));

        assertAnswered(
                as(Role.CLIENT)
                        .get(
                                "/api/resources/" + name
                                        + "-history?client=Acme&status=pending&resourceRef=R-2&resourceRef=R-1&reference=R-9&to=2024-05-02&page=2&perPage=5"),
                200,
                """
                {"page": 5, "perPage": 5, "totalResults": 6, "%s": [%s]}
                """.formatted(name, WORK.strip().replaceFirst("}$", """
                        , "resource": null,
                        "assignedUser": {"id": "u1", "email": "a@b.co", "client": "", "office": "Norte", "version": 4}}
                        """)));
    }

    @ParameterizedTest
    @CsvSource({"checkups", "repairs", "maintenances"})
    void unreadableDateIsRefused(String name) {
        assertRefused(
                as(Role.ADMIN).get("/api/resources/" + name + "-history?from=garbage"),
                400,
                new ApiError("Invalid date", "from"));
        verifyNoInteractions(history);
    }
}
