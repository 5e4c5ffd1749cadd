package io.movers.resources.routes;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.security.Role;
import io.movers.resources.models.Resource;
import io.movers.resources.models.WorkKind;
import io.movers.resources.services.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceControllerTests extends ResourcesRoutes {
    private static final String MAINTENANCES = "/api/resources/" + ID + "/maintenances";
    private static final String START = "/api/resources/" + ID + "/start-maintenance";
    private static final String APPROVE = "/api/resources/" + ID + "/approve-maintenance";
    private static final String LOAD = "/api/resources/load-maintenances";
    private static final String CREWS = "admin meb-admin inventory-manager repair-manager maintenance-manager";
    private static final String MAINTENANCE = "{\"maintenanceId\": \"" + OTHER + "\"}";

    @ParameterizedTest
    @CsvSource({
        "POST, " + START + ", admin meb-admin maintenance-manager",
        "PUT, " + MAINTENANCES + ", admin meb-admin maintenance-manager",
        "POST, " + APPROVE + ", admin meb-admin",
        "POST, " + LOAD + ", " + CREWS
    })
    void stepsOfAMaintenanceAreOpenToTheirRoles(String method, String path, String roles) {
        assertReadOnlyFor(roles, method, path);
        verifyNoInteractions(work);
    }

    @Test
    void everyCrewMayOpenMaintenances() {
        assertOpenOnlyTo(CREWS, "POST", MAINTENANCES);
        verifyNoInteractions(work);

        given(work.open(WorkKind.MAINTENANCE, ID)).willReturn(workView());
        assertAnswered(as(Role.REPAIR_MANAGER).call("POST", MAINTENANCES, null), 201, WORK);
    }

    @Test
    void maintenanceIsStartedCompletedAndApprovedByResourceAndMaintenanceId() {
        given(work.start(WorkKind.MAINTENANCE, ID, OTHER)).willReturn(workView());
        given(work.completeMaintenance(ID, OTHER, List.of(new Finding(CALLER, CALLER, "Frenos", "good", null, null))))
                .willReturn(workView());
        given(work.approveMaintenance(ID, OTHER)).willReturn(workView());

        assertAnswered(as(Role.MAINTENANCE_MANAGER).post(START, MAINTENANCE), 200, WORK);
        assertAnswered(as(Role.MAINTENANCE_MANAGER).put(MAINTENANCES, """
                        {"maintenanceId": "%s", "components": [
                          {"componentId": "%s", "componentName": "Frenos", "status": "good"}]}
                        """.formatted(OTHER, CALLER)), 201, WORK);
        assertAnswered(as(Role.ADMIN).post(APPROVE, MAINTENANCE), 200, WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, APPROVE})
    void maintenanceWithoutAValidIdIsRefused(String path) {
        assertRefused(
                as(Role.ADMIN).post(path, "{}"),
                400,
                new ApiError("The id of the maintenance is required", "maintenanceId"));
        assertRefused(as(Role.ADMIN).post(path, "{\"maintenanceId\": \"nope\"}"), 400, new ApiError("Invalid id"));
        assertRefused(as(Role.ADMIN).post(path.replace(ID, "nope"), MAINTENANCE), 400, new ApiError("Invalid id"));
        verifyNoInteractions(work);
    }

    @Test
    void bulkOpeningUsesTheRowsWithValidIds() {
        Resource resource = resource();
        given(work.openAll(WorkKind.MAINTENANCE, List.of(ID, OTHER))).willReturn(List.of(resource));

        assertAnswered(as(Role.REPAIR_MANAGER).post(LOAD, rows("resources")), 201, "[" + view(resource) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "[1, {}, {\"id\": null}]"})
    void uselessRowsOfLoadMaintenancesAreSkipped(String rows) {
        given(work.openAll(WorkKind.MAINTENANCE, List.of())).willReturn(List.of());

        assertAnswered(as(Role.ADMIN).post(LOAD, "{\"resources\": " + rows + "}"), 201, "[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"resources\": 5}", "{\"resources\": {\"a\": 1}}"})
    void bodyWithoutRowsIsRefused(String body) {
        assertRefused(as(Role.ADMIN).post(LOAD, body), 400, new ApiError("The resources param must be an array"));
        verifyNoInteractions(work);
    }
}
