package io.movers.resources.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.resources.models.WorkKind;
import io.movers.resources.services.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairControllerTests extends ResourcesRoutes {
    private static final String REPAIRS = "/api/resources/" + ID + "/repairs";
    private static final String START = "/api/resources/" + ID + "/start-repair";
    private static final String APPROVE = "/api/resources/" + ID + "/approve-repair";
    private static final String REPAIR = "{\"repairId\": \"" + OTHER + "\"}";

    @ParameterizedTest
    @CsvSource({
        "POST, " + START + ", admin meb-admin repair-manager",
        "PUT, " + REPAIRS + ", admin meb-admin repair-manager",
        "POST, " + APPROVE + ", admin meb-admin"
    })
    void stepsOfARepairAreOpenToTheirRoles(String method, String path, String roles) {
        assertReadOnlyFor(roles, method, path);
        verifyNoInteractions(work);
    }

    @Test
    void everyCrewMayOpenRepairs() {
        assertOpenOnlyTo("admin meb-admin inventory-manager repair-manager maintenance-manager", "POST", REPAIRS);
        verifyNoInteractions(work);

        given(work.open(WorkKind.REPAIR, ID)).willReturn(workView());
        assertAnswered(as(Role.MAINTENANCE_MANAGER).call("POST", REPAIRS, null), 201, WORK);
    }

    @Test
    void repairIsStartedAndApprovedByResourceAndRepairId() {
        given(work.start(WorkKind.REPAIR, ID, OTHER)).willReturn(workView());
        given(work.approveRepair(ID, OTHER)).willReturn(workView());

        assertAnswered(as(Role.REPAIR_MANAGER).post(START, REPAIR), 200, WORK);
        assertAnswered(as(Role.MEB_ADMIN).post(APPROVE, REPAIR), 200, WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, APPROVE})
    void repairWithoutAValidIdIsRefused(String path) {
        assertRefused(
                as(Role.ADMIN).post(path, "{\"repairId\": \"\"}"),
                400,
                new ApiError("The id of the repair is required", "repairId"));
        assertRefused(as(Role.ADMIN).post(path, "{\"repairId\": \"nope\"}"), 400, new ApiError("Invalid id"));
        assertRefused(as(Role.ADMIN).post(path.replace(ID, "nope"), REPAIR), 400, new ApiError("Invalid id"));
        verifyNoInteractions(work);
    }

    @Test
    void repairIsCompletedWithItsFindings() {
        given(work.completeRepair(
                        ID,
                        OTHER,
                        List.of(new Finding(CALLER, CALLER, "Frenos", "good", "data:image/png;base64,AAAA", null))))
                .willReturn(workView());

        assertAnswered(as(Role.REPAIR_MANAGER).put(REPAIRS, """
                        {"repairId": "%s", "components": [
                          {"componentId": "%s", "componentName": "Frenos", "status": "good", "photo": "data:image/png;base64,AAAA"}]}
                        """.formatted(OTHER, CALLER)), 201, WORK);
    }

    @Test
    void missingFieldsOfRowsInAnObjectAreReported() {
        assertRefused(
                as(Role.ADMIN).put(REPAIRS, "{\"repairId\": \"" + OTHER + "\", \"components\": {\"a\": 1}}"),
                400,
                new ApiError("components param must be an array", "components"),
                new ApiError("The id of the component is required", "components.a.componentId"),
                new ApiError("The status of the component is required", "components.a.status"),
                new ApiError("The name of the component is required", "components.a.componentName"));
        verifyNoInteractions(work);
    }

    @Test
    void refusalOfTheServiceKeepsItsMessage() {
        given(work.approveRepair(any(), any())).willThrow(new BadRequestException("The Repair does not exists"));

        assertRefused(as(Role.ADMIN).post(APPROVE, REPAIR), 400, new ApiError("The Repair does not exists"));
    }
}
