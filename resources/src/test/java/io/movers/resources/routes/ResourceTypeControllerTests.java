package io.movers.resources.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.views.ResourceTypeView;
import io.movers.resources.services.ResourceTypeService.Description;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTypeControllerTests extends ResourcesRoutes {
    private static final String TYPES = "/api/resources/resource-types";
    private static final String ONE = TYPES + "/" + ID;
    private static final String MAY = "admin meb-admin inventory-manager";
    private static final String BODY = """
            {"type": "Bicicleta", "brand": "GW", "model": 2021, "measureIndicators": "1", "checkupTime": "30",
             "kmToMaintenance": "100.5", "photo": "https://cdn.test/bici.png", "version": 9}
            """;
    private static final Description SAID =
            new Description("Bicicleta", "GW", "2021", true, 30.0, "https://cdn.test/bici.png");

    private static String answer(ResourceType type, String more) {
        return """
               {"id": "%s", "type": "Bicicleta", "resourceTypeBrand": "GW", "resourceTypeModel": "2021",
                "checkupTime": 30, "measureIndicators": true, "photo": "https://cdn.test/bici.png", "deletedAt": null%s}
               """.formatted(type.getId(), more);
    }

    @ParameterizedTest
    @CsvSource({"POST, " + TYPES, "PUT, " + ONE})
    void onlyStaffAndInventoryManagersChangeTypes(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        verifyNoInteractions(types);
    }

    @Test
    void resourceTypeIsDeletedById() {
        assertOpenOnlyTo(MAY, "DELETE", ONE);
        verifyNoInteractions(types);

        assertThat(as(Role.ADMIN).delete(ONE)).hasStatus(204).body().isEmpty();
        verify(types).delete(ID);
    }

    @Test
    void resourceTypeBodyIsCast() {
        ResourceType type = bike();
        type.setKmToMaintenance(100.5);
        given(types.add(SAID, 100.5)).willReturn(type);

        assertAnswered(as(Role.ADMIN).post(TYPES, BODY), 201, answer(type, ", \"kmToMaintenance\": 100.5"));
    }

    @Test
    void updateIgnoresTheKilometreLimit() {
        ResourceType type = bike();
        given(types.update(ID, SAID)).willReturn(type);

        assertAnswered(as(Role.INVENTORY_MANAGER).put(ONE, BODY), 200, answer(type, ""));
    }

    @Test
    void missingFieldsOfATypeAreReportedTogether() {
        assertRefused(
                as(Role.ADMIN).post(TYPES, "{\"type\": \"\", \"brand\": \"GW\", \"checkupTime\": \"soon\"}"),
                400,
                new ApiError("Resource type is required.", "type"),
                new ApiError("The model of the resource is required.", "model"),
                new ApiError("measureIndicators is required.", "measureIndicators"),
                new ApiError("measureIndicators must be a boolean.", "measureIndicators"),
                new ApiError("The checkup time of the resource is required.", "checkupTime"),
                new ApiError("The kmToMaintenance time of the resource is required.", "kmToMaintenance"),
                new ApiError("The kmToMaintenance time of the resource is required.", "kmToMaintenance"),
                new ApiError("The photo of the resource is required.", "photo"));
        verifyNoInteractions(types);
    }

    @Test
    void anybodySeesTypesAndOnlyStaffDeletedOnes() {
        ResourceType type = bike();
        given(types.list()).willReturn(List.of(ResourceTypeView.of(type)));
        given(types.show(ID, false)).willThrow(new BadRequestException("Resource Type does not exists"));
        given(types.show(ID, true)).willReturn(ResourceTypeView.of(type, List.of(), List.of()));

        assertAnswered(asNobody().get(TYPES), 200, "[" + answer(type, "") + "]");
        assertRefused(asNobody().get(ONE), 400, new ApiError("Resource Type does not exists"));
        assertRefused(as(Role.INVENTORY_MANAGER).get(ONE), 400, new ApiError("Resource Type does not exists"));
        assertAnswered(as(Role.MEB_ADMIN).get(ONE), 200, answer(type, ", \"components\": [], \"documentTypes\": []"));
    }

    @Test
    void refusalsOfAddAndUpdateAreReported() {
        given(types.add(any(), any())).willThrow(new BadRequestException("Resource Type already exists"));

        assertRefused(as(Role.ADMIN).post(TYPES, BODY), 400, new ApiError("Resource Type already exists"));
        assertRefused(as(Role.ADMIN).put(TYPES + "/nope", BODY), 400, new ApiError("Invalid id"));
        assertRefused(asNobody().get(TYPES + "/nope"), 400, new ApiError("Invalid id"));
    }
}
